/** How a crashed plugin comes back: at once the first time, later and later after that, and not for ever. */
export class RestartBudget {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #backoffMs: number;
  #crashes: number[] = [];

  constructor(limits: { readonly restartBudget: number; readonly restartWindowMs: number; readonly restartBackoffMs: number }) {
    this.#limit = limits.restartBudget;
    this.#windowMs = limits.restartWindowMs;
    this.#backoffMs = limits.restartBackoffMs;
  }

  /** A crash happened: milliseconds to wait before the restart, or undefined when the budget is spent. */
  next(now: number): number | undefined {
    this.#crashes = this.#crashes.filter((at) => now - at < this.#windowMs);
    this.#crashes.push(now);
    const count = this.#crashes.length;
    if (count > this.#limit) return undefined;
    return this.#backoffMs * (count === 1 ? 1 : 10 * 2 ** (count - 2));
  }

  /** An operator mended the plugin: what was is forgotten. */
  reset(): void {
    this.#crashes = [];
  }
}
