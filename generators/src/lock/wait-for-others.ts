import { setTimeout as sleep } from 'node:timers/promises';
import { readHolder } from './lock-file.ts';

/**
 * Wait until no other process generates, at most `patienceMs`. Sync generators call it instead of taking the lock:
 * under the daemon they run in the background and nobody tells them when their changes were written or dropped.
 * @throws GeneratorFailure `workspace/lock-held` when the other is not done in time.
 */
export async function waitForOthers(root: string, patienceMs = 5000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const holder = readHolder(root);
    if (holder === undefined || holder.pid === process.pid) return;
    // Mostly nobody is in the way, and then the code that says so is not worth its loading.
    if (performance.now() >= deadline) throw (await import('./with-lock.ts')).held(holder);
    await sleep(50);
  }
}
