import type { HealthReport, KernelStats } from '../kernel-options.ts';
import type { PluginReading, StreamFigures, StreamVolume } from '../telemetry/telemetry.ts';

/** What is exposed. */
export interface Exposed {
  readonly health: HealthReport;
  readonly stats: KernelStats;
  readonly readings: readonly PluginReading[];
}

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly (readonly [Labels, number | undefined])[];
}

/** The media type of the text format. */
export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

function escaped(text: string): string {
  return text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}

function sample(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${String(value)}\n`;
}

function text({ name, type, help, samples }: Family): string {
  const lines = samples.flatMap(([labels, value]) => (value === undefined ? [] : [sample(name, labels, value)]));
  return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function eachWay(method: string, streamed: StreamFigures | undefined, of: (volume: StreamVolume) => number): Family['samples'] {
  if (streamed === undefined) return [];
  return (['download', 'upload'] as const).map((direction) => [{ method, direction }, of(streamed[direction])]);
}

/** Figures of a kernel in the text format of Prometheus. */
export function prometheusText({ health, stats, readings }: Exposed): string {
  const each = (of: (reading: PluginReading) => number | undefined): Family['samples'] => readings.map((reading) => [{ plugin: reading.plugin }, of(reading)]);
  const methods = Object.entries(stats.byMethod);
  const families: readonly Family[] = [
    { name: 'plugwright_uptime_seconds', type: 'gauge', help: 'Time since the kernel started.', samples: [[{}, health.uptimeMs / 1000]] },
    {
      name: 'plugwright_plugin_ready',
      type: 'gauge',
      help: '1 where the plugin is ready.',
      samples: readings.map(({ plugin, state, isolation }) => [{ plugin, state, isolation }, state === 'ready' ? 1 : 0]),
    },
    { name: 'plugwright_plugin_calls_total', type: 'counter', help: 'Calls that ended.', samples: each(({ calls }) => calls) },
    { name: 'plugwright_plugin_errors_total', type: 'counter', help: 'Calls that failed.', samples: each(({ errors }) => errors) },
    { name: 'plugwright_plugin_queue_length', type: 'gauge', help: 'Calls that wait.', samples: each(({ queued }) => queued) },
    { name: 'plugwright_plugin_serving', type: 'gauge', help: 'Calls under way.', samples: each(({ serving }) => serving) },
    { name: 'plugwright_plugin_restarts_total', type: 'counter', help: 'Restarts after a crash.', samples: each(({ restarts }) => restarts) },
    { name: 'plugwright_plugin_memory_bytes', type: 'gauge', help: 'Memory in use.', samples: each(({ memoryBytes }) => memoryBytes) },
    { name: 'plugwright_plugin_memory_limit_bytes', type: 'gauge', help: 'Memory it may use.', samples: each(({ memoryLimitBytes }) => memoryLimitBytes) },
    {
      name: 'plugwright_plugin_cpu_seconds_total',
      type: 'counter',
      help: 'Processor time since it was launched.',
      samples: each(({ cpuMs }) => (cpuMs === undefined ? undefined : cpuMs / 1000)),
    },
    {
      name: 'plugwright_method_calls_total',
      type: 'counter',
      help: 'Calls of an operation.',
      samples: methods.map(([method, { calls }]) => [{ method }, calls]),
    },
    {
      name: 'plugwright_method_latency_seconds',
      type: 'gauge',
      help: 'Latency of an operation since the start, queueing included.',
      samples: methods.flatMap(([method, { p50, p99 }]) => [
        [{ method, quantile: '0.5' }, p50 / 1000] as const,
        [{ method, quantile: '0.99' }, p99 / 1000] as const,
      ]),
    },
    {
      name: 'plugwright_stream_items_total',
      type: 'counter',
      help: 'Items that calls of an operation streamed.',
      samples: methods.flatMap(([method, { streamed }]) => eachWay(method, streamed, ({ items }) => items)),
    },
    {
      name: 'plugwright_stream_bytes_total',
      type: 'counter',
      help: 'What they took on the wire.',
      samples: methods.flatMap(([method, { streamed }]) => eachWay(method, streamed, ({ bytes }) => bytes)),
    },
    { name: 'plugwright_events_accepted_total', type: 'counter', help: 'Events that were accepted.', samples: [[{}, stats.events.accepted]] },
    { name: 'plugwright_events_pending', type: 'gauge', help: 'Deliveries that are open.', samples: [[{}, stats.events.pending]] },
    { name: 'plugwright_events_dead', type: 'gauge', help: 'Deliveries that were given up.', samples: [[{}, stats.events.dead]] },
  ];
  return families.map(text).join('');
}
