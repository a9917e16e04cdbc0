import type { Step } from './usage-kind.ts';

/** From this share of a limit on a plugin is warned, and below the other share it is well again. */
const WARN_SHARE = 0.8;
const CLEAR_SHARE = 0.7;

/**
 * Judges the samples of one kind of one running plugin. Nothing but a warning ever happens at or below the limit; above it the
 * ladder is climbed a step a sample, and only a plugin that came well below its limit starts again at the bottom.
 */
export class Gauge {
  readonly #ladder: readonly Exclude<Step, 'warn'>[];
  #climbed = 0;
  #warned = false;

  constructor(ladder: readonly Exclude<Step, 'warn'>[]) {
    this.#ladder = ladder;
  }

  /** What is to be done after a sample; `release` where what was done is taken back. */
  judge(used: number, limit: number): Step | 'release' | undefined {
    if (used > limit) {
      this.#warned = true;
      const step = this.#ladder[this.#climbed];
      if (step !== undefined) this.#climbed += 1;
      return step;
    }
    if (used < limit * CLEAR_SHARE) {
      this.#warned = false;
      if (this.#climbed === 0) return undefined;
      this.#climbed = 0;
      return 'release';
    }
    if (this.#warned || used < limit * WARN_SHARE) return undefined;
    this.#warned = true;
    return 'warn';
  }
}
