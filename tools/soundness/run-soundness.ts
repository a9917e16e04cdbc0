import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { emptyTally, together, type Range, type Tally } from '@plugwright/compat/testing';
import type { SoundnessOptions } from './options.ts';
import type { ToChild, ToParent } from './range-process.ts';

/** The result of a run: the tally, and the ranges whose process died or fell silent. */
export interface SoundnessResult {
  readonly tally: Tally;
  readonly lost: readonly { readonly range: Range; readonly why: string }[];
  readonly seconds: number;
}

const program = join(import.meta.dirname, 'range-process.ts');
/** Pairs a process examines in one go; what a death costs at most. */
const rangeSize = 500;
/** A process that says nothing for so long hangs. */
const silenceMs = 120_000;

function rangesOf({ pairs, seed, samples, from }: SoundnessOptions): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < pairs; start += rangeSize) ranges.push({ seed, samples, from: from + start, pairs: Math.min(rangeSize, pairs - start) });
  return ranges;
}

/** One process takes ranges from the queue until none is left; its death loses the range at hand and no more. */
function examineInProcess(queue: Range[], finished: (tally: Tally, range: Range) => void): Promise<{ range: Range; why: string } | undefined> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let range: Range | undefined;
    let silence: NodeJS.Timeout | undefined;
    let why = 'its process died';
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        why = `its process said nothing for ${String(silenceMs / 1000)} s`;
        child.kill('SIGKILL');
      }, silenceMs);
    };
    const next = (): void => {
      range = queue.shift();
      listen();
      const message: ToChild = range === undefined ? { end: true } : { range };
      child.send(message);
    };
    child.on('message', (message: ToParent) => {
      listen();
      if ('done' in message || range === undefined) return;
      finished(message.tally, range);
      next();
    });
    child.on('exit', () => {
      clearTimeout(silence);
      resolve(range === undefined ? undefined : { range, why });
    });
    next();
  });
}

/** Examines all pairs with as many processes as asked for; `progress` hears after each range. */
export async function runSoundness(options: SoundnessOptions, progress: (tally: Tally) => void): Promise<SoundnessResult> {
  const start = performance.now();
  const queue = rangesOf(options);
  let tally = emptyTally;
  const lost: { range: Range; why: string }[] = [];
  const lane = async (): Promise<void> => {
    while (queue.length > 0) {
      const loss = await examineInProcess(queue, (part) => {
        tally = together(tally, part);
        progress(tally);
      });
      if (loss !== undefined) lost.push(loss);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, lane));
  return { tally, lost, seconds: (performance.now() - start) / 1000 };
}
