/** Characters a second that one stream of a plugin may write for as long as it likes. */
const PER_SECOND = 256 * 1024;

/** What it may write at once. */
const BURST = 1024 * 1024;

/** So many dropped characters are read before the reader takes a rest, and for how long. */
const READ_BEFORE_REST = 1024 * 1024;

const REST_MS = 20;

/** What becomes of a piece of output. */
export interface GateVerdict {
  readonly admitted: boolean;
  /** Characters that were dropped before this piece and not told yet. */
  readonly dropped: number;
  /** How long not to read, in milliseconds. */
  readonly restMs: number;
}

/** Lets through what a stream may write, by a bucket that fills again, and counts the rest. */
export class OutputGate {
  readonly #now: () => number;
  #allowance = BURST;
  #filledAt: number;
  #closed = false;
  #dropped = 0;
  #sinceRest = 0;

  /** @param now a clock that never goes back, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#filledAt = now();
  }

  admit(length: number): GateVerdict {
    const now = this.#now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#filledAt) / 1000) * PER_SECOND);
    this.#filledAt = now;
    // Once closed it opens when there is room for a good while, so that a flood is told once and not with every piece.
    const wanted = this.#closed ? PER_SECOND : length;
    if (this.#allowance < Math.max(length, wanted)) return this.#drop(length);
    this.#allowance -= length;
    const dropped = this.#dropped;
    this.#closed = false;
    this.#dropped = 0;
    this.#sinceRest = 0;
    return { admitted: true, dropped, restMs: 0 };
  }

  #drop(length: number): GateVerdict {
    this.#closed = true;
    this.#dropped += length;
    this.#sinceRest += length;
    const rests = this.#sinceRest >= READ_BEFORE_REST;
    if (rests) this.#sinceRest = 0;
    return { admitted: false, dropped: 0, restMs: rests ? REST_MS : 0 };
  }
}
