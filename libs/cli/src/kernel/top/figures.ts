import type { PluginReading } from '@plugwright/kernel';

/** Readings of all plugins at one moment. */
export interface Snapshot {
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
  readonly readings: readonly PluginReading[];
}

/** One line of the table: a plugin between two moments. */
export interface Figures {
  readonly plugin: string;
  readonly state: string;
  readonly level: string;
  readonly callsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Since the kernel started. */
  readonly errors: number;
  readonly queued: number;
  readonly serving: number;
  readonly memoryBytes: number | undefined;
  readonly memoryLimitBytes: number | undefined;
  /** Of one processor. */
  readonly cpuPercent: number | undefined;
  readonly restarts: number;
}

/** What happened between two snapshots. A plugin that was restarted meanwhile begins to count anew. */
export function figuresBetween(before: Snapshot, after: Snapshot): readonly Figures[] {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000);
  const former = new Map(before.readings.map((reading) => [reading.plugin, reading]));
  return after.readings.map((reading) => {
    const earlier = former.get(reading.plugin);
    const calls = Math.max(0, reading.calls - (earlier?.calls ?? 0));
    const cpuMs = reading.cpuMs === undefined ? undefined : reading.cpuMs - (earlier?.cpuMs ?? 0);
    return {
      plugin: reading.plugin,
      state: reading.state,
      level: reading.isolation,
      callsPerSecond: earlier === undefined ? 0 : calls / seconds,
      p50Ms: reading.p50,
      p99Ms: reading.p99,
      errors: reading.errors,
      queued: reading.queued,
      serving: reading.serving,
      memoryBytes: reading.memoryBytes,
      memoryLimitBytes: reading.memoryLimitBytes,
      cpuPercent: cpuMs === undefined ? undefined : earlier === undefined ? 0 : (Math.max(0, cpuMs) / seconds / 1000) * 100,
      restarts: reading.restarts,
    };
  });
}

/** What the table can be sorted by. */
export const sortKeys = ['name', 'calls', 'latency', 'errors', 'queue', 'memory', 'cpu', 'restarts'] as const;

export type SortKey = (typeof sortKeys)[number];

const measure: Readonly<Record<Exclude<SortKey, 'name'>, (figures: Figures) => number>> = {
  calls: ({ callsPerSecond }) => callsPerSecond,
  latency: ({ p99Ms }) => p99Ms,
  errors: ({ errors }) => errors,
  queue: ({ queued }) => queued,
  memory: ({ memoryBytes }) => memoryBytes ?? 0,
  cpu: ({ cpuPercent }) => cpuPercent ?? 0,
  restarts: ({ restarts }) => restarts,
};

/** The most first; plugins that are alike, and all of them by name, in the order of their names. */
export function sorted(figures: readonly Figures[], key: SortKey): readonly Figures[] {
  const byName = (a: Figures, b: Figures): number => (a.plugin < b.plugin ? -1 : a.plugin > b.plugin ? 1 : 0);
  if (key === 'name') return [...figures].sort(byName);
  return [...figures].sort((a, b) => measure[key](b) - measure[key](a) || byName(a, b));
}
