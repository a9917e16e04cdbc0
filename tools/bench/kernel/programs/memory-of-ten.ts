import { mkdirSync } from 'node:fs';
import { pluginBed } from '../../../laid-plugins/lay-plugins.ts';
import { bareChild } from '../peers/bare-child.ts';
import { AbsentError } from '../measure/interleave.ts';
import { descendantsOf, proportionalMiB } from '../processes.ts';
import { startSubject, variants } from '../subject.ts';

// memory-of-ten <folder> <variant or bare-node or bare-python>: starts ten, has each answer, and prints what one takes, MiB.
const COUNT = 10;
const [folder = '', name = ''] = process.argv.slice(2);

/** Of all that was started, and of what grew in this process: threads have no process of their own. What builds the plugins is none of it. */
function taken(before: number, others: ReadonlySet<number>): number {
  const started = descendantsOf(process.pid)
    .filter((pid) => !others.has(pid))
    .map(proportionalMiB)
    .reduce((sum, mib) => sum + mib, 0);
  return started + Math.max(0, proportionalMiB(process.pid) - before);
}

const settle = async (): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  globalThis.gc?.();
  return proportionalMiB(process.pid);
};

async function answer(): Promise<object> {
  if (name === 'bare-node' || name === 'bare-python') {
    const children = Array.from({ length: COUNT }, () => bareChild(name === 'bare-node' ? 'node' : 'python'));
    await Promise.all(children.map((child) => child.say('here')));
    await settle();
    const mib =
      descendantsOf(process.pid)
        .map(proportionalMiB)
        .reduce((sum, share) => sum + share, 0) / COUNT;
    await Promise.all(children.map((child) => child.close()));
    return { mib };
  }
  const variant = Object.entries(variants).find(([key]) => key === name)?.[1];
  if (variant === undefined) throw new AbsentError(`no such variant: ${name}`);
  mkdirSync(folder, { recursive: true });
  const bed = await pluginBed(folder);
  const parts = { folder, bed, rounds: 1, scale: 1, say: (): void => undefined };
  const plugin = (n: number) => ({ id: `echo-${String(n)}`, language: variant.language, isolation: variant.isolation, operations: ['say' as const] });
  // One that comes and goes has everything loaded that the kernel itself needs. It is a process: of a thread that ended there would be memory to use again.
  const first = await startSubject(parts, [{ ...plugin(0), language: 'typescript', isolation: 'process' }]);
  await first.call('echo-0', 'say', { text: 'here' });
  await first.stop();
  const before = await settle();
  const others = new Set(descendantsOf(process.pid));
  const kernel = await startSubject(
    parts,
    Array.from({ length: COUNT }, (_, n) => plugin(n)),
  );
  for (let n = 0; n < COUNT; n += 1) for (let call = 0; call < 50; call += 1) await kernel.call(`echo-${String(n)}`, 'say', { text: 'here' });
  await settle();
  const mib = taken(before, others) / COUNT;
  await kernel.stop();
  return { mib };
}

try {
  process.stdout.write(`${JSON.stringify(await answer())}\n`);
} catch (error) {
  if (!(error instanceof AbsentError)) throw error;
  process.stdout.write(`${JSON.stringify({ absent: error.message })}\n`);
}
process.exit(0);
