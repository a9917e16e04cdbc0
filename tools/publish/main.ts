import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launcherProgram } from '../pack/launcher-program.ts';
import { launcherPackage, launcherTargets } from '../pack/launcher-targets.ts';
import { packAll } from '../pack/pack-all.ts';
import { publishPackages } from './publish-packages.ts';
import { releasedPackages } from './releasable.ts';
import { makeTags } from './tags.ts';

const root = join(import.meta.dirname, '..', '..');
const usage = `usage: npm run release:publish [-- --no-tags --no-launchers]
Packs what was released, publishes what the registry does not have yet, and tags it. --no-launchers publishes without the
programs that confine plugins, which have to be built for every kind of machine otherwise.
`;

/** One line for each kind of machine whose launcher cannot be published. */
function missingLaunchers(): readonly string[] {
  return launcherTargets.flatMap((target) => {
    const program = launcherProgram(join(root, 'libs', 'launcher'), target);
    return 'why' in program ? [`${launcherPackage(target)}: ${program.why}`] : [];
  });
}

async function main(): Promise<number> {
  let wanted = { tags: true, launchers: true };
  try {
    const flag = { type: 'boolean', default: true } as const;
    wanted = parseArgs({ options: { tags: flag, launchers: flag }, allowNegative: true, strict: true }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 3;
  }
  const say = (text: string): boolean => process.stdout.write(text);
  const missing = wanted.launchers ? missingLaunchers() : [];
  if (missing.length > 0) throw new Error(`nothing was published\n${missing.join('\n')}`);
  const released = await releasedPackages(root);
  const names = new Set([...released.map(({ name }) => name), ...(wanted.launchers ? launcherTargets.map(launcherPackage) : [])]);
  const packed = (await packAll(root, join(root, 'dist', 'packages'), { launchers: wanted.launchers })).filter(({ name }) => names.has(name));
  const problems = packed.flatMap((entry) => entry.problems.map((problem) => `${entry.name}: ${problem}`));
  if (problems.length > 0) throw new Error(`nothing was published\n${problems.join('\n')}`);
  const sent = await publishPackages(packed, root, say);
  for (const tag of wanted.tags ? makeTags(root, released) : []) say(`New tag: ${tag}\n`);
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
