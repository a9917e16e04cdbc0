import type { Timeout, TimerWheel } from '../timers/wheel.ts';
import type { Instance } from './instance.ts';

const MIN_INTERVAL_MS = 50;

/** What a watch needs to know of the plugin it watches. */
export interface Watched {
  readonly instance: Instance;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** Milliseconds until the last deadline of the calls that are being served now; 0 where there is none. */
  busyFor(): number;
  onHung(): void;
}

/**
 * Pings a plugin at intervals. One that does not answer in time is hung, except that a plugin may be busy
 * with a call until that call's deadline: an operation that takes its declared time is no hang.
 * @returns a function that ends the watch
 */
export function watchHealth(wheel: TimerWheel, watched: Watched): () => void {
  let ended = false;
  let timer: Timeout | undefined;
  const ping = async (): Promise<void> => {
    const alive = await watched.instance.answersWithin(watched.timeoutMs + watched.busyFor());
    if (ended) return;
    if (alive) next();
    else watched.onHung();
  };
  const next = (): void => {
    timer = wheel.schedule(Math.max(MIN_INTERVAL_MS, watched.intervalMs), () => void ping());
  };
  next();
  return () => {
    ended = true;
    timer?.cancel();
  };
}
