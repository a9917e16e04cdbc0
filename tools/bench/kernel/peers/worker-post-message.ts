import { Worker } from 'node:worker_threads';
import type { Echo } from '../measure/echo-rounds.ts';

/** A worker thread that answers by `postMessage`: no validation, no isolation, no wire. */
export function workerPostMessage(): Echo {
  const worker = new Worker(new URL('../programs/worker-echo.js', import.meta.url));
  const waiting = new Map<number, (text: string) => void>();
  worker.on('message', ({ id, text }: { id: number; text: string }) => {
    waiting.get(id)?.(text);
    waiting.delete(id);
  });
  let last = 0;
  return {
    say: (text) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        worker.postMessage({ id: last, text });
      }),
    async close() {
      await worker.terminate();
    },
  };
}
