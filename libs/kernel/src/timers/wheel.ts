const TICK_MS = 10;
const SLOTS = 1024;

/** A pending timeout. */
export interface Timeout {
  cancel(): void;
}

/** What a timeout is for. An object that is there anyhow costs less than a function of its own. */
export interface Due {
  /** The delay is over. */
  due(): void;
}

/**
 * What is pending is its own handle and its own link: every call has a deadline, so that each object counts. What leaves a slot lets go of its
 * neighbours, or an old one that is garbage would keep all younger ones alive until the next full collection.
 */
class Entry implements Timeout {
  /** Turns of the wheel that still pass before it is due. */
  rounds: number;
  what: Due | undefined;
  next: Entry | undefined = undefined;
  previous: Entry | undefined = undefined;
  readonly slot: number;
  readonly #wheel: TimerWheel;

  constructor(rounds: number, what: Due, slot: number, wheel: TimerWheel) {
    this.rounds = rounds;
    this.what = what;
    this.slot = slot;
    this.#wheel = wheel;
  }

  cancel(): void {
    if (this.what !== undefined) this.#wheel.remove(this);
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
    return this.remind(delayMs, { due: run });
  }

  /** The same for an object that is told. */
  remind(delayMs: number, what: Due): Timeout {
    if (this.#timer === undefined) {
      this.#reached = performance.now();
      this.#timer = setInterval(() => this.#turn(), TICK_MS);
    }
    const lag = performance.now() - this.#reached;
    const ticks = Math.max(1, Math.ceil((Math.max(0, delayMs) + lag) / TICK_MS));
    const slot = (this.#cursor + ticks) % SLOTS;
    const entry = new Entry(Math.floor((ticks - 1) / SLOTS), what, slot, this);
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
    const due: Due[] = [];
    const now = performance.now();
    while (now - this.#reached >= TICK_MS) {
      this.#reached += TICK_MS;
      this.#cursor = (this.#cursor + 1) % SLOTS;
      // Those of one slot run in the order in which they were scheduled; the newest stands first.
      const here: Due[] = [];
      for (let entry = this.#slots[this.#cursor]; entry !== undefined;) {
        const { what, rounds } = entry;
        if (rounds > 0 || what === undefined) {
          entry.rounds -= 1;
          entry = entry.next;
        } else {
          here.push(what);
          entry = this.#unlink(entry);
          this.#pending -= 1;
        }
      }
      due.push(...here.reverse());
    }
    for (const what of due) what.due();
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
    entry.what = undefined;
    return next;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
