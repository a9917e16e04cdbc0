import { Worker } from 'node:worker_threads';

/**
 * Ends this process when its parent is gone. A thread of its own looks, because a question that never
 * ends also keeps the event loop from noticing that the channel closed.
 */
export function watchParent(): void {
  new Worker(new URL('./watch-parent-thread.ts', import.meta.url), { workerData: process.ppid }).unref();
}
