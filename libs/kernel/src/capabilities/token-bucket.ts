/** Lets through so many in a time, and as many at once after a pause as that time holds. */
export class TokenBucket {
  readonly #size: number;
  readonly #perMs: number;
  #tokens: number;
  #filledAt: number;

  /** @param size tokens that `overMs` milliseconds fill, and the most that it holds */
  constructor(size: number, overMs: number, now: number) {
    this.#size = size;
    this.#perMs = size / overMs;
    this.#tokens = size;
    this.#filledAt = now;
  }

  /** Take tokens where there are enough. */
  take(now: number, wanted = 1): boolean {
    this.#fill(now);
    if (this.#tokens < wanted) return false;
    this.#tokens -= wanted;
    return true;
  }

  /** Take tokens in any case; the milliseconds to wait until they are really there. */
  owe(now: number, wanted: number): number {
    this.#fill(now);
    this.#tokens -= wanted;
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perMs;
  }

  #fill(now: number): void {
    // A clock that was set back gives nothing, and takes nothing.
    const elapsed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    this.#tokens = Math.min(this.#size, this.#tokens + elapsed * this.#perMs);
  }
}
