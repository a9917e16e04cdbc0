import type { KernelLimits } from '../limits.ts';
import type { LifeRecord, LifeRecords, Standing } from './life-records.ts';
import { RestartBudget } from './restart-budget.ts';
import { seededRandom } from './seeded-random.ts';

/** What a tally needs around it. */
export interface TallyParts {
  readonly limits: KernelLimits;
  readonly records: LifeRecords;
  readonly seed: number;
  readonly now: () => number;
  onUnwritable(reason: string): void;
}

/** Crashes of one plugin, and what was decided about it, kept for the kernels to come. */
export class Tally {
  readonly #plugin: string;
  readonly #parts: TallyParts;
  readonly #budget: RestartBudget;
  #recorded: Promise<string | undefined> = Promise.resolve(undefined);

  constructor(plugin: string, parts: TallyParts) {
    this.#plugin = plugin;
    this.#parts = parts;
    this.#budget = new RestartBudget(parts.limits, seededRandom(parts.seed, plugin), parts.records.read(plugin).crashes);
  }

  /** The crashes that still count, in milliseconds since the epoch. */
  get crashes(): readonly number[] {
    return this.#budget.crashes;
  }

  /** Restarts that are left. */
  get left(): number {
    return this.#budget.left(this.#parts.now());
  }

  /** Resolves when everything so far is on the disk, or with the reason why the last of it is not. */
  get recorded(): Promise<string | undefined> {
    return this.#recorded;
  }

  /** Count a crash: milliseconds until the restart, undefined when the budget is spent. */
  spend(): number | undefined {
    const pause = this.#budget.next(this.#parts.now());
    this.stand();
    return pause;
  }

  /** That the budget is spent, for a person. */
  spent(reason: string): string {
    const { restartBudget, restartWindowMs } = this.#parts.limits;
    return `it crashed more than ${String(restartBudget)} times within ${String(restartWindowMs / 1000)} s; the last time: ${reason}`;
  }

  /** Somebody mended the plugin: crashes are forgotten, and it stands apart no more. */
  forget(): void {
    this.#budget.reset();
    this.stand();
  }

  /** It stands apart from now on, or no more. */
  stand(standing?: Standing, reason?: string): void {
    const record: LifeRecord = { crashes: this.crashes, ...(standing === undefined ? {} : { standing }), ...(reason === undefined ? {} : { reason }) };
    this.#recorded = this.#parts.records.write(this.#plugin, record).then(
      () => undefined,
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        this.#parts.onUnwritable(reason);
        return reason;
      },
    );
  }
}
