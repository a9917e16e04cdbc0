import type { UsageSample } from '../isolation/driver.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import { PluginUsage, type UsageActions } from './plugin-usage.ts';
import type { UsageRecord } from './usage-record.ts';
import type { ResourceLimits } from '../isolation/driver.ts';

/** A breach of memory is to be seen within 25 ms. */
const PERIOD_MS = 20;
/** Every so many samples the slow kinds are judged. */
const SLOW_EVERY = 12;

/** What a sampler needs of its kernel. */
export interface SamplerParts {
  readonly supervisors: ReadonlyMap<string, Supervisor>;
  readonly now: () => number;
  limitsOf(supervisor: Supervisor): ResourceLimits;
  readonly actions: UsageActions;
}

/** Measures all running plugins in one loop, and has done what their limits demand. */
export class Sampler {
  readonly #parts: SamplerParts;
  readonly #plugins = new Map<string, PluginUsage>();
  readonly #timer: NodeJS.Timeout;
  #round = 0;

  constructor(parts: SamplerParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.look(), PERIOD_MS);
    this.#timer.unref();
  }

  /** Take one sample of everything. */
  look(): void {
    this.#round += 1;
    const slow = this.#round % SLOW_EVERY === 0;
    for (const supervisor of this.#parts.supervisors.values()) {
      const { instance } = supervisor;
      if (instance !== undefined) this.#sample(supervisor, instance, slow, true);
      for (const other of supervisor.others) this.#sample(supervisor, other, slow, false);
    }
  }

  /** Every plugin with what it takes and may take, by id. */
  records(): readonly UsageRecord[] {
    return [...this.#parts.supervisors.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((supervisor) => this.#of(supervisor).record(this.#parts.limitsOf(supervisor)));
  }

  /** What a plugin used a moment ago; undefined where it does not run or its isolation cannot tell. Costs a look-up, so it may be asked for with every call. */
  latest(plugin: string): UsageSample | undefined {
    const instance = this.#parts.supervisors.get(plugin)?.instance;
    if (instance === undefined || instance.gone) return undefined;
    // Code that has just begun to serve is not sampled yet.
    return this.#plugins.get(plugin)?.sampleOf(instance) ?? instance.running.stats();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #sample(supervisor: Supervisor, instance: Instance, slow: boolean, serving: boolean): void {
    const sample: UsageSample | undefined = instance.gone ? undefined : instance.running.stats();
    if (sample === undefined) return;
    this.#of(supervisor).take(supervisor, instance, sample, this.#parts.limitsOf(supervisor), slow, serving, this.#parts.now());
  }

  #of({ id }: Supervisor): PluginUsage {
    let usage = this.#plugins.get(id);
    if (usage === undefined) this.#plugins.set(id, (usage = new PluginUsage(id, this.#parts.actions)));
    return usage;
  }
}
