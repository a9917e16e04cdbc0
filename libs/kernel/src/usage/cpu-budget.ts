/** Processor time that may be saved up, and the longest time that code is stopped at once, so that it still answers health checks. */
const BURST_MS = 200;
const LONGEST_STOP_MS = 200;

/**
 * The processor time of a plugin as an account, as the bandwidth control of Linux keeps it: time brings in its share, use spends
 * it, and code in debt stands still until it is paid. For machines where no control group does this.
 */
export class CpuBudget {
  #balanceMs = BURST_MS;
  #cpuMs: number | undefined;
  #at = 0;
  #stoppedAt: number | undefined;

  /**
   * @param at milliseconds on the monotonic clock
   * @param cpuMs processor time since the start of the code
   * @param limitPercent percent of one core
   * @returns whether the code is to stand still until the next sample
   */
  judge(at: number, cpuMs: number, limitPercent: number): boolean {
    const spent = this.#cpuMs === undefined ? 0 : Math.max(0, cpuMs - this.#cpuMs);
    const earned = this.#cpuMs === undefined ? 0 : ((at - this.#at) * limitPercent) / 100;
    this.#cpuMs = cpuMs;
    this.#at = at;
    this.#balanceMs = Math.min(BURST_MS, this.#balanceMs + earned - spent);
    if (this.#balanceMs >= 0) this.#stoppedAt = undefined;
    else if (this.#stoppedAt === undefined) this.#stoppedAt = at;
    else if (at - this.#stoppedAt >= LONGEST_STOP_MS) {
      this.#stoppedAt = undefined;
      return false;
    }
    return this.#stoppedAt !== undefined;
  }
}
