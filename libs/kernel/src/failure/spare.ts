import type { Instance } from '../lifecycle/instance.ts';
import type { Timeout, TimerWheel } from '../timers/wheel.ts';

/** What keeping a spare takes. */
export interface SpareParts {
  readonly wheel: TimerWheel;
  /** Launch and initialise one; `onLaunched` hears of it at once. */
  launch(onLaunched: (instance: Instance) => void): Promise<Instance>;
  /** A spare that was ready ended: milliseconds until the next one may be launched, undefined for none. */
  onLost(reason: string): number | undefined;
  onFailed(reason: string): void;
}

/** Keeps a second instance of a plugin, initialised and without traffic, to take over at once when the first one ends. */
export class Spare {
  readonly #parts: SpareParts;
  #warm: Instance | undefined;
  #coming: Instance | undefined;
  #timer: Timeout | undefined;
  #turn = 0;

  constructor(parts: SpareParts) {
    this.#parts = parts;
  }

  /** The one that is ready; undefined while there is none. */
  get warm(): Instance | undefined {
    return this.#warm;
  }

  /** Have one after so many milliseconds; one that became ready meanwhile stays, and nobody is launched in its place. */
  prepare(afterMs = 0): void {
    if (this.#warm?.gone === false) return;
    this.#timer?.cancel();
    const turn = ++this.#turn;
    if (afterMs === 0) void this.#launch(turn);
    else this.#timer = this.#parts.wheel.schedule(afterMs, () => void this.#launch(turn));
  }

  /** The one that is ready, which is nobody's spare any more; undefined where there is none. */
  take(): Instance | undefined {
    const instance = this.#warm?.gone === true ? undefined : this.#warm;
    this.#warm = undefined;
    return instance;
  }

  /** End it, and have none any more. */
  dismiss(): void {
    this.#timer?.cancel();
    this.#turn += 1;
    this.#coming?.kill('it is not needed any more');
    this.#warm?.kill('it is not needed any more');
    this.#coming = undefined;
    this.#warm = undefined;
  }

  async #launch(turn: number): Promise<void> {
    try {
      const instance = await this.#parts.launch((launched) => {
        if (turn === this.#turn) this.#coming = launched;
        else launched.kill('it is not needed any more');
      });
      if (turn !== this.#turn) {
        instance.kill('it is not needed any more');
        return;
      }
      this.#coming = undefined;
      this.#warm = instance;
      void instance.exited().then(({ reason }) => {
        if (this.#warm !== instance) return;
        this.#warm = undefined;
        const pause = this.#parts.onLost(reason);
        if (pause !== undefined) this.prepare(pause);
      });
    } catch (error) {
      if (turn === this.#turn) this.#parts.onFailed(error instanceof Error ? error.message : String(error));
    }
  }
}
