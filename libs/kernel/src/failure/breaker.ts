/** When a breaker opens, and for how long. */
export interface BreakerLimits {
  /** Failures in a row after which an operation is refused for a while; 0 switches breakers off. */
  readonly breakerFailures: number;
  /** How long it is refused the first time, in milliseconds; doubles while it goes on failing. */
  readonly breakerOpenMs: number;
}

const MAX_OPEN_MS = 30_000;

/**
 * Refuses an operation at once that failed many times in a row, so that callers do not wait for what will not come and the plugin gets time to recover.
 * After a while one call is let through; its outcome decides. Needs no timer, and costs a healthy operation one comparison a call.
 */
export class Breaker {
  readonly #limits: BreakerLimits;
  #failures = 0;
  #opened = 0;
  /** Milliseconds since the epoch; undefined while it is closed. */
  #until: number | undefined;
  #trying = false;
  #culprit: object | undefined;

  constructor(limits: BreakerLimits) {
    this.#limits = limits;
  }

  /** Whether calls pass without a question. */
  get closed(): boolean {
    return this.#until === undefined;
  }

  /** `closed`, `open`, or `trying` while the one call that decides is under way. */
  get position(): 'closed' | 'open' | 'trying' {
    return this.#until === undefined ? 'closed' : this.#trying ? 'trying' : 'open';
  }

  /** Ask for a call to pass: 0 where it may, else the milliseconds after which another attempt makes sense. */
  admit(now: number): number {
    if (this.#until === undefined) return 0;
    if (now < this.#until) return this.#until - now;
    if (this.#trying) return this.#limits.breakerOpenMs;
    this.#trying = true;
    return 0;
  }

  /** A call came to an answer, be it an error that the plugin declares. */
  succeeded(): void {
    if (this.#failures === 0 && this.#until === undefined) return;
    this.#failures = 0;
    this.#opened = 0;
    this.#until = undefined;
    this.#trying = false;
    this.#culprit = undefined;
  }

  /**
   * A call came to no answer. Of the calls that one crash ends only one counts, wherefore a crash names the run that ended.
   * @returns whether it has just opened
   */
  failed(now: number, crashed?: object): boolean {
    if (this.#limits.breakerFailures === 0) return false;
    if (crashed !== undefined && crashed === this.#culprit && !this.#trying) return false;
    this.#culprit = crashed;
    this.#failures += 1;
    if (this.#until !== undefined ? !this.#trying : this.#failures < this.#limits.breakerFailures) return false;
    this.#until = now + Math.min(MAX_OPEN_MS, this.#limits.breakerOpenMs * 2 ** this.#opened);
    this.#opened += 1;
    this.#trying = false;
    return true;
  }

  /** A call ended without saying anything about the operation, as when its caller withdrew it. */
  withdrawn(): void {
    this.#trying = false;
  }
}
