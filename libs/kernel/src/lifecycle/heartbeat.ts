import type { Timeout, TimerWheel } from '../timers/wheel.ts';

/** The code that is listened to. */
export interface Beating {
  /** Rises with everything that it sends. */
  readonly heard: number;
  /** Milliseconds until the last deadline of the calls that it serves now; 0 where it serves none. */
  busyFor(): number;
  /** Ask it for a sign of life; `answered` runs when it gives one. */
  ask(answered: () => void): void;
}

/** How code is listened to. */
export interface Watch {
  readonly code: Beating;
  /** Between two questions while nothing is being served. */
  readonly intervalMs: number;
  /** Between two looks; while something is being served each look that finds nothing new asks. */
  readonly beatMs: number;
  /** Silence after which it is noticed. */
  readonly silenceMs: number;
  /** Without an answer for so long it hangs. */
  readonly timeoutMs: number;
  onSilent(ms: number): void;
  onHeard(): void;
  onHung(ms: number): void;
}

/**
 * Listens for signs of life. Whatever arrives is one, so that code that works is hardly ever asked. Silence while a call is within its
 * deadline is work; after that it is noticed, and in the end it is a hang. Time is counted in looks, not by the clock: a kernel that was itself
 * held up must not take its own pause for silence of others.
 * @returns a function that ends the watch
 */
export function listenTo(wheel: Pick<TimerWheel, 'schedule'>, watch: Watch): () => void {
  const { code, beatMs } = watch;
  let timer: Timeout | undefined;
  let ended = false;
  let seen = code.heard;
  let quiet = 0;
  let unanswered: number | undefined;
  let silent = false;

  const ask = (): void => {
    unanswered = 0;
    code.ask(() => (unanswered = undefined));
  };
  const look = (): void => {
    const busyFor = code.busyFor();
    if (code.heard === seen) {
      quiet += beatMs;
    } else {
      seen = code.heard;
      quiet = 0;
      if (silent) {
        silent = false;
        watch.onHeard();
      }
    }
    if (unanswered === undefined) {
      if (quiet >= (busyFor > 0 || silent ? beatMs : watch.intervalMs)) ask();
    } else {
      // A call within its deadline may keep the code from answering: that time is not held against it, also not when the call is over.
      if (busyFor <= 0) unanswered += beatMs;
      if (busyFor <= 0 && unanswered >= watch.timeoutMs) {
        ended = true;
        watch.onHung(unanswered);
        return;
      }
      const waited = Math.min(quiet, unanswered);
      if (busyFor <= 0 && !silent && waited >= watch.silenceMs) {
        silent = true;
        watch.onSilent(waited);
      }
    }
    if (!ended) timer = wheel.schedule(beatMs, look);
  };
  timer = wheel.schedule(beatMs, look);
  return () => {
    ended = true;
    timer?.cancel();
  };
}
