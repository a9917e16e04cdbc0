import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packAll } from '../pack/pack-all.ts';
import { publishPackages } from './publish-packages.ts';
import { releasedPackages } from './releasable.ts';
import { makeTags } from './tags.ts';

const root = join(import.meta.dirname, '..', '..');
const usage = 'usage: npm run release:publish [-- --no-tags]\nPacks what was released, publishes what the registry does not have yet, and tags it.\n';

async function main(): Promise<number> {
  let tags = true;
  try {
    tags = parseArgs({ options: { tags: { type: 'boolean', default: true } }, allowNegative: true, strict: true }).values.tags;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 3;
  }
  const say = (text: string): boolean => process.stdout.write(text);
  const released = await releasedPackages(root);
  const names = new Set(released.map(({ name }) => name));
  const packed = (await packAll(root, join(root, 'dist', 'packages'), () => undefined)).filter(({ name }) => names.has(name));
  const problems = packed.flatMap((entry) => entry.problems.map((problem) => `${entry.name}: ${problem}`));
  if (problems.length > 0) throw new Error(`nothing was published\n${problems.join('\n')}`);
  const sent = await publishPackages(packed, root, say);
  for (const tag of tags ? makeTags(root, released) : []) say(`New tag: ${tag}\n`);
  say(`${String(sent.length)} published, ${String(packed.length - sent.length)} were there already\n`);
  return 0;
}

// Whoever reads the output may go away; what was begun is still finished.
process.stdout.on('error', () => undefined);
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`publish: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
