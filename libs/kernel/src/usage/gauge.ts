import type { Step } from './usage-kind.ts';

/** From this share of a limit on a plugin is warned, and below the other share it is well again. */
const WARN_SHARE = 0.8;
const CLEAR_SHARE = 0.7;
/** Frozen code that is not above its limit for so many samples in a row may go on, and each time that it has to be frozen again for twice as many. */
const REST_SAMPLES = 4;

/**
 * Judges the samples of one kind of one running plugin. Nothing but a warning ever happens at or below the limit; above it the
 * ladder is climbed a step a sample, and only a plugin that came well below its limit starts again at the bottom. Frozen code cannot come down by itself
 * that far: it goes on where it was stopped, held back as before, and is frozen again at the next sample above the limit.
 */
export class Gauge {
  readonly #ladder: readonly Exclude<Step, 'warn'>[];
  #climbed = 0;
  #rest = REST_SAMPLES;
  #calm = 0;
  #warned = false;

  constructor(ladder: readonly Exclude<Step, 'warn'>[]) {
    this.#ladder = ladder;
  }

  /** What is to be done after a sample; `release` where what was done is taken back, `thaw` where only the last step is. */
  judge(used: number, limit: number): Step | 'release' | 'thaw' | undefined {
    if (used > limit) {
      this.#warned = true;
      this.#calm = 0;
      const step = this.#ladder[this.#climbed];
      if (step !== undefined) this.#climbed += 1;
      return step;
    }
    if (used < limit * CLEAR_SHARE) {
      this.#warned = false;
      this.#rest = REST_SAMPLES;
      this.#calm = 0;
      if (this.#climbed === 0) return undefined;
      this.#climbed = 0;
      return 'release';
    }
    if (this.#ladder[this.#climbed - 1] === 'freeze') return this.#thaw();
    if (this.#warned || used < limit * WARN_SHARE) return undefined;
    this.#warned = true;
    return 'warn';
  }

  #thaw(): 'thaw' | undefined {
    this.#calm += 1;
    if (this.#calm < this.#rest) return undefined;
    this.#calm = 0;
    this.#rest *= 2;
    this.#climbed -= 1;
    return 'thaw';
  }
}
