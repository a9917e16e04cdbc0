/** What a budget is made of. */
export interface RestartLimits {
  /** Restarts within the window before the plugin is quarantined. */
  readonly restartBudget: number;
  readonly restartWindowMs: number;
  /** Pause before the first restart; it grows tenfold, then doubles. */
  readonly restartBackoffMs: number;
  /** Part of a pause by which it may be longer, by chance, so that plugins that fell together do not rise together. */
  readonly restartJitter: number;
}

/** How a crashed plugin comes back: at once the first time, later and later after that, and not for ever. */
export class RestartBudget {
  readonly #limits: RestartLimits;
  readonly #random: () => number;
  #crashes: readonly number[];

  /** `crashes` are those of an earlier kernel, in milliseconds since the epoch. */
  constructor(limits: RestartLimits, random: () => number, crashes: readonly number[] = []) {
    this.#limits = limits;
    this.#random = random;
    this.#crashes = crashes;
  }

  /** The crashes that still count, in milliseconds since the epoch. */
  get crashes(): readonly number[] {
    return this.#crashes;
  }

  /** How many restarts are left. */
  left(now: number): number {
    return Math.max(0, this.#limits.restartBudget - this.#counted(now).length);
  }

  /** A crash happened: milliseconds to wait before the restart, or undefined when the budget is spent. */
  next(now: number): number | undefined {
    const { restartBudget, restartBackoffMs, restartJitter } = this.#limits;
    this.#crashes = [...this.#counted(now), now];
    const count = this.#crashes.length;
    if (count > restartBudget) return undefined;
    const pause = restartBackoffMs * (count === 1 ? 1 : 10 * 2 ** (count - 2));
    return Math.round(pause * (1 + restartJitter * this.#random()));
  }

  /** An operator mended the plugin: what was is forgotten. */
  reset(): void {
    this.#crashes = [];
  }

  /** A clock that was set back makes crashes of the future, which count no more than those of long ago. */
  #counted(now: number): readonly number[] {
    return this.#crashes.filter((at) => at <= now && now - at < this.#limits.restartWindowMs);
  }
}
