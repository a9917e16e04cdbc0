/** Looks once a second whether the parent process still lives. Run by `watch-parent.ts` only. */
import { workerData } from 'node:worker_threads';

const EVERY_MS = 1_000;
const parent = Number(workerData);

function parentLives(): boolean {
  // Where a process without a parent is handed to another one, that shows; elsewhere the signal fails.
  if (process.ppid !== parent) return false;
  try {
    return process.kill(parent, 0);
  } catch {
    return false;
  }
}

setInterval(() => {
  // A thread cannot end its process in order, and there is nothing to tidy up.
  if (!parentLives()) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
