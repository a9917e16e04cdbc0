import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Kernel, LedgerKind } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Entrant, type Sample } from '../measure/interleave.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';
import { startSubject } from '../subject.ts';

const LIMIT_MIB = 128;

/** Entries of the ledger by which the kernel says that it noticed. */
const notices: readonly LedgerKind[] = ['violation', 'throttle', 'freeze', 'kill', 'crash', 'quarantine'];

const program = fileURLToPath(new URL('../programs/watch-memory.ts', import.meta.url));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When the plugin was first above its limit, and when it was gone; milliseconds since the epoch. */
interface Watched {
  readonly above: number | null;
  readonly gone: number;
}

/** Another process looks every millisecond: this one runs the kernel. */
async function watch(pid: number): Promise<{ readonly over: Promise<Watched> }> {
  const child = spawn(process.execPath, [program, String(pid), String(LIMIT_MIB)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const over = new Promise<Watched>((resolve) => child.once('close', () => resolve(JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Watched)));
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      resolve();
    });
  });
  return { over };
}

async function noticedAt(kernel: Kernel, after: number): Promise<number> {
  for (;;) {
    const entry = kernel.ledger().find(({ seq, plugin, kind }) => seq > after && plugin === 'hoarder' && notices.includes(kind));
    if (entry !== undefined) return entry.at;
    await pause(5);
  }
}

async function breach(kernel: Kernel): Promise<Sample> {
  while (kernel.ps()[0]?.state !== 'ready') await pause(20);
  const { pid = 0 } = kernel.ps()[0] ?? {};
  const last = kernel.ledger().at(-1)?.seq ?? 0;
  const { over } = await watch(pid);
  const hoarded = kernel.call('hoarder', 'hoard', { mib: 4 * LIMIT_MIB }).then(
    () => true,
    () => false,
  );
  if (await hoarded) throw new Error('a plugin took four times its memory, and nobody minded');
  const { above, gone } = await over;
  const noticed = await noticedAt(kernel, last);
  // Where a control group holds, it never is above, and there is nothing to contain.
  const begun = above ?? gone;
  return { noticed: Math.max(0, noticed - begun), contained: Math.max(0, gone - begun), above: above === null ? 0 : 1 };
}

function hoarding(parts: BenchParts, isolation: 'process' | 'sandbox'): Entrant {
  return async () => {
    const limits = { breakerFailures: 0, restartWindowMs: 1 };
    const kernel = await startSubject(parts, [{ id: 'hoarder', isolation, operations: ['hoard', 'say'], memoryMB: LIMIT_MIB }], { limits });
    return { close: () => kernel.stop(), round: () => breach(kernel) };
  };
}

const wanted = (of: string, measure: 'noticed' | 'contained', most: number): Wanted => ({
  id: `memory breach ${measure}, Node ${of}`,
  of,
  measure,
  unit: 'ms',
  goal: { most },
});

/** A plugin that takes memory as fast as it can: from the moment its processes are above its limit to the entry on the ledger, and to their end. */
export const memoryBreach: Figure = {
  name: 'memory-breach',
  async measure(parts) {
    const measured = await interleave({ sandbox: hoarding(parts, 'sandbox'), process: hoarding(parts, 'process') }, parts.rounds);
    const { rows, notes } = rowsOf(
      measured,
      ['sandbox', 'process'].flatMap((level) => [wanted(level, 'noticed', 25), wanted(level, 'contained', 60)]),
    );
    const held = Object.entries(measured).flatMap(([level, found]) =>
      'absent' in found
        ? []
        : [
            `memory breach, ${level}: in ${String(found.samples.filter(({ above }) => above === 0).length)} of ${String(found.samples.length)} rounds a limit of the machine held, and the plugin never was above.`,
          ],
    );
    return { rows, notes: [...notes, ...held] };
  },
};
