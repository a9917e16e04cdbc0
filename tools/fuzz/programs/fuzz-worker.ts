import { parentPort, workerData } from 'node:worker_threads';
import { runCase } from '../run-case.ts';
import { targets } from '../targets/targets.ts';

// Runs cases of a target from a number on, and says before each one which it is, so that one that never ends is known.
const { from, progress, target: wanted } = workerData as { from: number; progress: Int32Array; target: string };
const target = targets.find(({ name }) => name === wanted);
for (let seed = from; target !== undefined && Atomics.load(progress, 1) === 0; seed += 1) {
  Atomics.store(progress, 0, seed);
  const started = performance.now();
  const complaints = await runCase(target, seed);
  parentPort?.postMessage({ seed, complaints, ms: performance.now() - started });
  // Lets the message go, and the word to stop come.
  if (seed % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
}
