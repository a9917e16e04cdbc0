import type { ResourceLimits, UsageSample } from '../isolation/driver.ts';
import type { Instance } from '../lifecycle/instance.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import { CpuBudget } from './cpu-budget.ts';
import { Gauge } from './gauge.ts';
import { kindRules, type Step, type UsageKind } from './usage-kind.ts';
import type { UsageRecord } from './usage-record.ts';

/** Processor time is told over at least this long. */
const CPU_WINDOW_MS = 1_000;

/** A limit that was reached. */
export interface Violation {
  readonly kind: UsageKind | 'cpu';
  readonly step: Step | 'release' | 'thaw';
  readonly used: number;
  readonly limit: number;
  readonly unit: string;
}

/** What is done about plugins that reach their limits. */
export interface UsageActions {
  act(supervisor: Supervisor, instance: Instance, violation: Violation): void;
}

/** What is known of one run of the code. */
interface Watched {
  readonly gauges: ReadonlyMap<UsageKind, Gauge>;
  readonly budget: CpuBudget;
  /** Whether a control group holds its processor time already; asked for once. */
  held: boolean;
  stopped: boolean;
  /** It is being ended for what it took: what it takes while it goes says nothing. */
  ended: boolean;
}

/** The use of one plugin, over all runs of its code. */
export class PluginUsage {
  readonly #plugin: string;
  readonly #actions: UsageActions;
  readonly #watched = new WeakMap<Instance, Watched>();
  readonly #violations = new Map<string, number>();
  readonly #throttledBy = new Set<UsageKind | 'cpu'>();
  #last: UsageSample | undefined;
  #lastOf: Instance | undefined;
  #lastAt: number | undefined;
  #peak = 0;
  #window: { readonly at: number; readonly cpuMs: number } | undefined;
  #percent: number | undefined;

  constructor(plugin: string, actions: UsageActions) {
    this.#plugin = plugin;
    this.#actions = actions;
  }

  /** Judge a sample of the code that serves, or of code beside it, which is not in the record. */
  take(supervisor: Supervisor, instance: Instance, sample: UsageSample, limits: ResourceLimits, slow: boolean, serving: boolean, now: number): void {
    if (serving) {
      if (this.#lastOf !== instance) this.#begin(supervisor, instance, sample, limits);
      this.#lastOf = instance;
      this.#keep(sample, now);
    }
    const watched = this.#of(instance);
    if (watched.ended) return;
    for (const { kind, unit, fast, used, limit } of kindRules) {
      const most = limit(limits);
      const taken = used(sample);
      if (most === undefined || taken === undefined || (!fast && !slow)) continue;
      const step = watched.gauges.get(kind)?.judge(taken, most);
      if (step === undefined) continue;
      this.#tell(supervisor, instance, { kind, step, used: taken, limit: most, unit });
      if (step !== 'kill') continue;
      watched.ended = true;
      return;
    }
    if (limits.cpuPercent !== undefined && !watched.held) this.#holdBack(supervisor, instance, sample, limits.cpuPercent, watched);
  }

  /** The last sample of some code while it served; undefined where there is none. */
  sampleOf(instance: Instance): UsageSample | undefined {
    return this.#lastOf === instance ? this.#last : undefined;
  }

  /** What it took at the last sample, and may take. */
  record(limits: ResourceLimits): UsageRecord {
    const last = this.#last;
    const part = <K extends string>(name: K, value: number | undefined): Partial<Record<K, number>> =>
      value === undefined ? {} : ({ [name]: value } as Record<K, number>);
    return {
      plugin: this.#plugin,
      ...part('at', this.#lastAt),
      memory: { ...part('used', last?.memoryBytes), ...(this.#peak === 0 ? {} : { peak: this.#peak }), limit: limits.memoryMB * 1024 * 1024 },
      cpu: { ...part('percent', this.#percent), ...part('limit', limits.cpuPercent), ...part('totalMs', last?.cpuMs) },
      fileHandles: { ...part('open', last?.fileHandles), ...part('limit', limits.fileHandles) },
      connections: { ...part('open', last?.connections), ...part('limit', limits.connections) },
      processes: { ...part('running', last?.processes), ...part('limit', limits.processes) },
      disk: {
        ...part('read', last?.diskReadBytes),
        ...part('written', last?.diskWrittenBytes),
        ...part('limit', limits.diskMB === undefined ? undefined : limits.diskMB * 1024 * 1024),
      },
      violations: Object.fromEntries([...this.#violations].sort(([a], [b]) => (a < b ? -1 : 1))),
      throttled: this.#throttledBy.size > 0,
    };
  }

  /** Other code serves now: what its predecessor was held back for is not its fault. */
  #begin(supervisor: Supervisor, instance: Instance, sample: UsageSample, limits: ResourceLimits): void {
    this.#throttledBy.delete('cpu');
    for (const { kind, unit, used, limit } of kindRules) {
      if (this.#throttledBy.has(kind)) this.#tell(supervisor, instance, { kind, step: 'release', used: used(sample) ?? 0, limit: limit(limits) ?? 0, unit });
    }
  }

  #keep(sample: UsageSample, now: number): void {
    this.#lastAt = now;
    this.#last = sample;
    this.#peak = Math.max(this.#peak, sample.memoryBytes, sample.peakBytes ?? 0);
    const since = this.#window;
    // Another run of the code counts its processor time from zero.
    if (since === undefined || sample.cpuMs < since.cpuMs) this.#window = { at: sample.at, cpuMs: sample.cpuMs };
    else if (sample.at - since.at >= CPU_WINDOW_MS) {
      this.#percent = ((sample.cpuMs - since.cpuMs) / (sample.at - since.at)) * 100;
      this.#window = { at: sample.at, cpuMs: sample.cpuMs };
    }
  }

  /** Code that spends more processor time than it has stands still for a moment; what an operator froze stays frozen. */
  #holdBack(supervisor: Supervisor, instance: Instance, sample: UsageSample, limit: number, watched: Watched): void {
    const stop = watched.budget.judge(sample.at, sample.cpuMs, limit);
    if (instance.frozen) {
      watched.stopped = false;
      return;
    }
    if (stop === watched.stopped) return;
    watched.stopped = stop ? instance.running.freeze() : !instance.running.thaw();
    const before = this.#throttledBy.has('cpu');
    // Where code cannot stand still alone, its operator is told.
    if (stop && !before)
      this.#tell(supervisor, instance, {
        kind: 'cpu',
        step: watched.stopped ? 'throttle' : 'warn',
        used: this.#percent ?? limit,
        limit,
        unit: 'percent of a core',
      });
    if (!stop && before && (this.#percent ?? 0) < limit * 0.7) this.#throttledBy.delete('cpu');
  }

  #tell(supervisor: Supervisor, instance: Instance, violation: Violation): void {
    const { kind, step } = violation;
    if (step === 'release') this.#throttledBy.delete(kind);
    else if (step !== 'thaw') {
      if (step !== 'warn') this.#violations.set(kind, (this.#violations.get(kind) ?? 0) + 1);
      if (step === 'throttle') this.#throttledBy.add(kind);
    }
    this.#actions.act(supervisor, instance, violation);
  }

  #of(instance: Instance): Watched {
    const known = this.#watched.get(instance);
    if (known !== undefined) return known;
    const watched: Watched = {
      gauges: new Map(kindRules.map(({ kind, ladder }) => [kind, new Gauge(ladder)])),
      budget: new CpuBudget(),
      held: false,
      stopped: false,
      ended: false,
    };
    this.#watched.set(instance, watched);
    void instance.running.enforced.then(({ cgroup = {} }) => {
      watched.held = Object.keys(cgroup).some((file) => /^cpu\.(max|cfs_quota_us)$/.test(file));
    });
    return watched;
  }
}
