import type { UsageSample } from '../isolation/driver.ts';
import type { PluginStatus } from '../kernel-options.ts';
import type { PluginReading } from '../telemetry/telemetry.ts';
import type { CallMetrics } from './call-metrics.ts';

/** What a reading is put together from. */
export interface ReadingParts {
  readonly metrics: CallMetrics;
  /** What the plugin uses now; undefined where it does not run or its isolation cannot tell. */
  readonly usageOf: (plugin: string) => UsageSample | undefined;
  /** MiB that it may use. */
  readonly memoryLimitOf: (plugin: string) => number | undefined;
}

/** The figures of plugins at this moment, in the order of their statuses. */
export function readingsOf(statuses: readonly PluginStatus[], { metrics, usageOf, memoryLimitOf }: ReadingParts): readonly PluginReading[] {
  return statuses.map(({ id, state, isolation, queued, serving, restarts }) => {
    const usage = usageOf(id);
    const limit = memoryLimitOf(id);
    return {
      plugin: id,
      state,
      isolation,
      ...metrics.ofPlugin(id),
      queued,
      serving,
      restarts,
      ...(usage === undefined ? {} : { memoryBytes: usage.memoryBytes, cpuMs: usage.cpuMs }),
      ...(usage?.fileHandles === undefined ? {} : { fileHandles: usage.fileHandles }),
      ...(limit === undefined ? {} : { memoryLimitBytes: limit * 1024 * 1024 }),
    };
  });
}
