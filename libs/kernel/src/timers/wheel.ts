const TICK_MS = 10;
const SLOTS = 1024;

interface Entry {
  /** Turns of the wheel that still pass before it is due. */
  rounds: number;
  readonly run: () => void;
}

/** A pending timeout. */
export interface Timeout {
  cancel(): void;
}

/**
 * Many timeouts on one timer (Varghese and Lauck's hashed wheel): scheduling and cancelling cost a set
 * operation, and the timer runs only while something is pending. Due times are rounded up to 10 ms.
 */
export class TimerWheel {
  readonly #slots = new Map<number, Set<Entry>>();
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
    const slot = this.#slotAt(this.#cursor + ticks);
    const entry: Entry = { rounds: Math.floor((ticks - 1) / SLOTS), run };
    slot.add(entry);
    this.#pending += 1;
    return {
      cancel: () => {
        if (slot.delete(entry)) this.#removed();
      },
    };
  }

  /** Forget everything that is pending. */
  clear(): void {
    for (const slot of this.#slots.values()) slot.clear();
    this.#pending = 0;
    this.#rest();
  }

  #turn(): void {
    const due: Entry[] = [];
    const now = performance.now();
    while (now - this.#reached >= TICK_MS) {
      this.#reached += TICK_MS;
      this.#cursor = (this.#cursor + 1) % SLOTS;
      const slot = this.#slotAt(this.#cursor);
      for (const entry of slot) {
        if (entry.rounds > 0) {
          entry.rounds -= 1;
        } else {
          slot.delete(entry);
          this.#pending -= 1;
          due.push(entry);
        }
      }
    }
    for (const entry of due) entry.run();
    if (this.#pending === 0) this.#rest();
  }

  #slotAt(position: number): Set<Entry> {
    const index = position % SLOTS;
    let slot = this.#slots.get(index);
    if (slot === undefined) this.#slots.set(index, (slot = new Set()));
    return slot;
  }

  #removed(): void {
    this.#pending -= 1;
    if (this.#pending === 0) this.#rest();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
