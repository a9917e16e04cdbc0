/** Modules that may share one thread. */
export const MOST_MODULES = 256;

/** What a module uses, by its slot; and which one has the thread. */
const BYTES = 0;
const BUSY_MS = 1;
const FIELDS = 2;

/** Figures of the modules of a group that both threads see: the one that runs them cannot be asked while it is busy. */
export class Gauges {
  readonly shared: SharedArrayBuffer;
  readonly #figures: Float64Array;
  readonly #turn: Float64Array;

  constructor(shared = new SharedArrayBuffer((2 + FIELDS * MOST_MODULES) * Float64Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#turn = new Float64Array(shared, 0, 2);
    this.#figures = new Float64Array(shared, 2 * Float64Array.BYTES_PER_ELEMENT);
  }

  /** A module gets the thread. */
  enter(slot: number): void {
    this.#turn[1] = Date.now();
    this.#turn[0] = slot + 1;
  }

  /** It gives the thread back. */
  leave(slot: number, bytes: number, busyMs: number): void {
    this.#turn[0] = 0;
    this.#figures[slot * FIELDS + BYTES] = bytes;
    this.#figures[slot * FIELDS + BUSY_MS] = (this.#figures[slot * FIELDS + BUSY_MS] ?? 0) + busyMs;
  }

  /** A slot is for another module. */
  clear(slot: number): void {
    this.#figures.fill(0, slot * FIELDS, (slot + 1) * FIELDS);
  }

  /** The slot that has the thread. */
  holder(): number | undefined {
    const turn = this.#turn[0] ?? 0;
    return turn === 0 ? undefined : turn - 1;
  }

  /** Memory in bytes, and processor time in milliseconds, that which is under way included. */
  of(slot: number): { readonly bytes: number; readonly busyMs: number } {
    const underWay = this.holder() === slot ? Math.max(0, Date.now() - (this.#turn[1] ?? 0)) : 0;
    return { bytes: this.#figures[slot * FIELDS + BYTES] ?? 0, busyMs: (this.#figures[slot * FIELDS + BUSY_MS] ?? 0) + underWay };
  }
}
