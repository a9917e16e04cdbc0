const TICK_MS = 10;
const SLOTS = 1024;

/** A pending timeout. */
export interface Timeout {
  cancel(): void;
}

/**
 * What is pending is its own handle and its own link: every call has a deadline, so that each object counts. What leaves a slot lets go of its
 * neighbours, or an old one that is garbage would keep all younger ones alive until the next full collection.
 */
class Entry implements Timeout {
  /** Turns of the wheel that still pass before it is due. */
  rounds: number;
  run: (() => void) | undefined;
  next: Entry | undefined = undefined;
  previous: Entry | undefined = undefined;
  readonly slot: number;
  readonly #wheel: TimerWheel;

  constructor(rounds: number, run: () => void, slot: number, wheel: TimerWheel) {
    this.rounds = rounds;
    this.run = run;
    this.slot = slot;
    this.#wheel = wheel;
  }

  cancel(): void {
    if (this.run !== undefined) this.#wheel.remove(this);
  }
}

/**
 * Many timeouts on one timer (Varghese and Lauck's hashed wheel): scheduling and cancelling change a few links,
 * and the timer runs only while something is pending. Due times are rounded up to 10 ms.
 */
export class TimerWheel {
  /** The newest entry of each slot. */
  readonly #slots: (Entry | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  #pending = 0;
  #cursor = 0;
  #reached = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Run a function once after a delay in milliseconds. */
  schedule(delayMs: number, run: () => void): Timeout {
    if (this.#timer === undefined) {
      this.#reached = performance.now();
      this.#timer = setInterval(() => this.#turn(), TICK_MS);
    }
    const lag = performance.now() - this.#reached;
    const ticks = Math.max(1, Math.ceil((Math.max(0, delayMs) + lag) / TICK_MS));
    const slot = (this.#cursor + ticks) % SLOTS;
    const entry = new Entry(Math.floor((ticks - 1) / SLOTS), run, slot, this);
    const newest = this.#slots[slot];
    entry.next = newest;
    if (newest !== undefined) newest.previous = entry;
    this.#slots[slot] = entry;
    this.#pending += 1;
    return entry;
  }

  /** Forget everything that is pending. */
  clear(): void {
    for (const newest of this.#slots) for (let entry = newest; entry !== undefined;) entry = this.#unlink(entry);
    this.#pending = 0;
    this.#rest();
  }

  /** For a timeout: it is not pending any more. */
  remove(entry: Entry): void {
    this.#unlink(entry);
    this.#pending -= 1;
    if (this.#pending === 0) this.#rest();
  }

  #turn(): void {
    const due: (() => void)[] = [];
    const now = performance.now();
    while (now - this.#reached >= TICK_MS) {
      this.#reached += TICK_MS;
      this.#cursor = (this.#cursor + 1) % SLOTS;
      // Those of one slot run in the order in which they were scheduled; the newest stands first.
      const here: (() => void)[] = [];
      for (let entry = this.#slots[this.#cursor]; entry !== undefined;) {
        const { run, rounds } = entry;
        if (rounds > 0 || run === undefined) {
          entry.rounds -= 1;
          entry = entry.next;
        } else {
          here.push(run);
          entry = this.#unlink(entry);
          this.#pending -= 1;
        }
      }
      due.push(...here.reverse());
    }
    for (const run of due) run();
    if (this.#pending === 0) this.#rest();
  }

  /** Take an entry out of its slot; the one behind it. */
  #unlink(entry: Entry): Entry | undefined {
    const { next, previous } = entry;
    if (previous === undefined) this.#slots[entry.slot] = next;
    else previous.next = next;
    if (next !== undefined) next.previous = previous;
    entry.next = undefined;
    entry.previous = undefined;
    entry.run = undefined;
    return next;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
