import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FuzzTarget } from './targets/target.ts';

/** What, and how much. */
export interface FuzzOptions {
  readonly target: FuzzTarget;
  /** Number of the first case; a case is made of its number alone. */
  readonly seed: number;
  readonly seconds: number;
  /** A case that takes longer hangs, ms. */
  readonly capMs: number;
  readonly say: (line: string) => void;
}

/** What was found. */
export interface FuzzOutcome {
  readonly cases: number;
  readonly slowestMs: number;
  /** By the number of the case. */
  readonly findings: readonly { readonly seed: number; readonly complaint: string }[];
}

/** Runs case after case in a thread that can be stopped, so that also a hang is only a finding. */
export async function runFuzz({ target, seed: first, seconds, capMs, say }: FuzzOptions): Promise<FuzzOutcome> {
  const findings: { seed: number; complaint: string }[] = [];
  const until = performance.now() + seconds * 1000;
  let [cases, slowestMs, next, told] = [0, 0, first, performance.now()];
  while (performance.now() < until) {
    const progress = new Int32Array(new SharedArrayBuffer(8));
    Atomics.store(progress, 0, next);
    const worker = new Worker(new URL('./programs/fuzz-worker.ts', import.meta.url), { workerData: { from: next, progress, target: target.name } });
    let heard = performance.now();
    const state = { ended: false };
    worker.on('message', ({ seed, complaints, ms }: { seed: number; complaints: readonly string[]; ms: number }) => {
      heard = performance.now();
      cases += 1;
      slowestMs = Math.max(slowestMs, ms);
      next = seed + 1;
      findings.push(...complaints.map((complaint) => ({ seed, complaint })));
      if (ms > capMs) findings.push({ seed, complaint: `it took ${ms.toFixed(0)} ms` });
    });
    const gone = new Promise<void>((resolve) => {
      worker.on('error', (error: Error) => findings.push({ seed: Atomics.load(progress, 0), complaint: `it ended the thread: ${error.message}` }));
      worker.on('exit', () => {
        state.ended = true;
        resolve();
      });
    });
    // The first case pays for what is loaded.
    const startUpMs = 30_000;
    for (let began = false; !state.ended && performance.now() < until;) {
      await pause(100);
      began ||= next > first;
      if (performance.now() - heard > (began ? 2 * capMs : startUpMs)) {
        findings.push({ seed: Atomics.load(progress, 0), complaint: 'it does not end' });
        break;
      }
      if (performance.now() - told > 5_000) {
        told = performance.now();
        say(`${String(cases)} cases, ${String(findings.length)} findings`);
      }
    }
    Atomics.store(progress, 1, 1);
    await Promise.race([gone, pause(1_000)]);
    next = Math.max(next, Atomics.load(progress, 0) + 1);
    await worker.terminate();
  }
  return { cases, slowestMs, findings };
}
