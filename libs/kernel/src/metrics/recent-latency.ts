import { Histogram } from './histogram.ts';

/** Milliseconds of each of the two halves: what is seen is between one and two of them old. */
const HALF_MS = 10_000;

/** Durations of the last ten to twenty seconds, so that a slow beginning is not held against a plugin for ever. */
export class RecentLatency {
  readonly #now: () => number;
  #current = new Histogram();
  #former = new Histogram();
  #turnAt: number;

  /** @param now a clock that never goes back, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#turnAt = now() + HALF_MS;
  }

  /** Add one duration in milliseconds. */
  record(ms: number): void {
    this.#turn();
    this.#current.record(ms);
  }

  /** What was added lately. */
  histogram(): Histogram {
    this.#turn();
    const both = new Histogram();
    both.add(this.#former);
    both.add(this.#current);
    return both;
  }

  #turn(): void {
    const late = this.#now() - this.#turnAt;
    if (late < 0) return;
    this.#former = late < HALF_MS ? this.#current : new Histogram();
    this.#current = new Histogram();
    this.#turnAt = this.#now() + HALF_MS;
  }
}
