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

  /** Add one duration in milliseconds, at a reading of the clock. */
  record(ms: number, at = this.#now()): void {
    this.#turn(at);
    this.#current.record(ms);
  }

  /** What was added lately. */
  histogram(): Histogram {
    this.#turn(this.#now());
    const both = new Histogram();
    both.add(this.#former);
    both.add(this.#current);
    return both;
  }

  #turn(at: number): void {
    const late = at - this.#turnAt;
    if (late < 0) return;
    this.#former = late < HALF_MS ? this.#current : new Histogram();
    this.#current = new Histogram();
    this.#turnAt = at + HALF_MS;
  }
}
