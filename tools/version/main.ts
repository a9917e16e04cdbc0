import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRelease } from './make-release.ts';

const usage =
  'usage: npm run version [-- --dry-run]\nMakes the next release from .changeset: versions into the specs, changelogs, registry/released, then nx sync.\n';

async function main(): Promise<number> {
  let options: { readonly 'dry-run'?: boolean; readonly help?: boolean };
  try {
    options = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } }, strict: true }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 3;
  }
  if (options.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const { ok } = await makeRelease(join(import.meta.dirname, '..', '..'), options['dry-run'] === true, (text) => process.stdout.write(text));
  return ok ? 0 : 1;
}

// Whoever reads the output may go away; a release that is half told must still be made whole.
process.stdout.on('error', () => undefined);
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`version: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
