import type { LedgerPolicy } from '../policy.ts';

/** However many entries there are, a checkpoint is not worth its flush of the disk more often than this. */
const LEAST_MS = 1_000;

/** Says when a checkpoint is due: after so many entries, or after some time in which there were any. */
export class CheckpointCadence {
  readonly #policy: Pick<LedgerPolicy, 'checkpointEntries' | 'checkpointMs'>;
  /** Entries since the last checkpoint. */
  open = 0;
  #at: number;

  constructor(policy: Pick<LedgerPolicy, 'checkpointEntries' | 'checkpointMs'>, now: number) {
    this.#policy = policy;
    this.#at = now;
  }

  isDue(now: number): boolean {
    const { checkpointEntries, checkpointMs } = this.#policy;
    // A clock that was set back says nothing about the time that passed.
    const passed = now < this.#at ? Infinity : now - this.#at;
    return this.open > 0 && (passed >= checkpointMs || (this.open >= checkpointEntries && passed >= Math.min(LEAST_MS, checkpointMs)));
  }

  /** One was made. */
  made(now: number): void {
    this.open = 0;
    this.#at = now;
  }
}
