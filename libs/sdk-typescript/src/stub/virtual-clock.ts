// Kept at load: a test that fakes timers must not stop the stub.
const afterMicrotasks = setImmediate;

/** Time that stands still unless it is told to move, or a scripted delay pulls it. Milliseconds since the epoch. */
export interface VirtualClock {
  readonly now: () => number;
  /** Move on by `ms`, firing what falls due on the way, each at its own instant. */
  readonly advance: (ms: number) => Promise<void>;
  /** Call `fire` once the clock reaches `at`; does not move the clock by itself. Returns what withdraws it. */
  readonly at: (at: number, fire: () => void) => () => void;
  /** The same, and the clock jumps there once nothing else is left to run. */
  readonly pullTo: (at: number, fire: () => void) => () => void;
  /** Resolves `ms` later. The clock jumps there once nothing else is left to run. */
  readonly sleep: (ms: number) => Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
  /** Whether the clock goes there of its own accord. */
  readonly pulls: boolean;
}

const earliestFirst = (a: Timer, b: Timer): number => a.at - b.at || a.order - b.order;

function settled(): Promise<void> {
  return new Promise((resolve) => afterMicrotasks(resolve));
}

/** A clock that starts at `start`. Timers of one instant fire in the order in which they were set. */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let order = 0;
  let timers: Timer[] = [];
  let running: Promise<void> = Promise.resolve();

  const add = (at: number, fire: () => void, pulls: boolean): (() => void) => {
    const timer = { at, order: order++, fire, pulls };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };

  const moveTo = async (target: number): Promise<void> => {
    for (;;) {
      const due = timers.filter((timer) => timer.at <= target).sort(earliestFirst)[0];
      if (due === undefined) break;
      timers = timers.filter((timer) => timer !== due);
      now = Math.max(now, due.at);
      due.fire();
      await settled();
    }
    now = Math.max(now, target);
  };

  const exclusively = (move: () => Promise<void>): Promise<void> => {
    running = running.then(move);
    return running;
  };

  const pull = async (): Promise<void> => {
    await settled();
    const next = timers.filter((timer) => timer.pulls).sort(earliestFirst)[0];
    if (next !== undefined) await moveTo(next.at);
  };

  const pullTo = (at: number, fire: () => void): (() => void) => {
    const withdraw = add(at, fire, true);
    void exclusively(pull);
    return withdraw;
  };

  return {
    now: () => now,
    advance: (ms) => exclusively(() => moveTo(now + Math.max(0, ms))),
    at: (at, fire) => add(at, fire, false),
    pullTo,
    sleep: (ms) => new Promise((resolve) => void pullTo(now + Math.max(0, ms), resolve)),
  };
}
