import { type Attributes, type Counter, type Gauge, type Histogram, type Meter, type UpDownCounter, ValueType } from '@opentelemetry/api';
import type { CallRecord, MetricPoint, PluginReading } from '../telemetry.ts';
import { DURATION_BOUNDS, RPC_SYSTEM, semantic } from './semantic.ts';

type Instrument = Counter | Histogram | Gauge | UpDownCounter;

/** A figure of a plugin that is read when metrics are collected. */
interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly kind: 'counter' | 'gauge';
  of(reading: PluginReading): number | undefined;
}

const figures: readonly Figure[] = [
  { name: 'plugwright.plugin.calls', unit: '{call}', kind: 'counter', description: 'Calls that ended.', of: ({ calls }) => calls },
  { name: 'plugwright.plugin.errors', unit: '{call}', kind: 'counter', description: 'Calls that failed.', of: ({ errors }) => errors },
  { name: 'plugwright.plugin.queue.length', unit: '{call}', kind: 'gauge', description: 'Calls that wait.', of: ({ queued }) => queued },
  { name: 'plugwright.plugin.serving', unit: '{call}', kind: 'gauge', description: 'Calls under way.', of: ({ serving }) => serving },
  { name: 'plugwright.plugin.restarts', unit: '{restart}', kind: 'counter', description: 'Restarts after a crash.', of: ({ restarts }) => restarts },
  { name: semantic.memory, unit: 'By', kind: 'gauge', description: 'Memory in use.', of: ({ memoryBytes }) => memoryBytes },
  { name: 'plugwright.plugin.memory.limit', unit: 'By', kind: 'gauge', description: 'Memory it may use.', of: ({ memoryLimitBytes }) => memoryLimitBytes },
  {
    name: 'plugwright.plugin.cpu.time',
    unit: 's',
    kind: 'counter',
    description: 'Processor time.',
    of: ({ cpuMs }) => (cpuMs === undefined ? undefined : cpuMs / 1000),
  },
];

/** The metrics of a kernel and of its plugins. */
export class OtelMetrics {
  readonly #meter: Meter;
  readonly #duration: Histogram;
  readonly #streamItems: Counter;
  readonly #streamBytes: Counter;
  readonly #declared = new Map<string, Instrument>();
  /** The attributes of a method that succeeded, made once. */
  readonly #attributes = new Map<string, Attributes>();

  constructor(meter: Meter) {
    this.#meter = meter;
    this.#duration = meter.createHistogram(semantic.callDuration, {
      unit: 's',
      description: 'From acceptance to the answer, queueing included.',
      valueType: ValueType.DOUBLE,
      advice: { explicitBucketBoundaries: [...DURATION_BOUNDS] },
    });
    this.#streamItems = meter.createCounter(semantic.streamItems, { unit: '{item}', description: 'Items that calls streamed.' });
    this.#streamBytes = meter.createCounter(semantic.streamBytes, { unit: 'By', description: 'What they took on the wire.' });
  }

  onCall({ plugin, operation, durationMs, error, streamed }: CallRecord): void {
    const method = `${plugin}/${operation}`;
    let attributes = this.#attributes.get(method);
    if (attributes === undefined) {
      attributes = { [semantic.rpcSystem]: RPC_SYSTEM, [semantic.rpcMethod]: method, [semantic.plugin]: plugin };
      this.#attributes.set(method, attributes);
    }
    this.#duration.record(durationMs / 1000, error === undefined ? attributes : { ...attributes, [semantic.errorType]: error, [semantic.rpcStatus]: error });
    if (streamed === undefined) return;
    for (const direction of ['download', 'upload'] as const) {
      const { items, bytes } = streamed[direction];
      this.#streamItems.add(items, { ...attributes, [semantic.direction]: direction });
      this.#streamBytes.add(bytes, { ...attributes, [semantic.direction]: direction });
    }
  }

  /** A value of a metric that a plugin declares. */
  onMetric({ plugin, name, kind, unit, value, attributes }: MetricPoint): void {
    const key = `${plugin} ${name}`;
    let instrument = this.#declared.get(key);
    if (instrument === undefined) this.#declared.set(key, (instrument = this.#instrument(`${plugin}.${name}`, kind, unit)));
    const all = { ...attributes, [semantic.plugin]: plugin };
    if ('add' in instrument) instrument.add(value, all);
    else instrument.record(value, all);
  }

  /** Read the figures of the plugins whenever metrics are collected. */
  observe(readings: () => readonly PluginReading[]): void {
    const instruments = figures.map((figure) => {
      const { name, unit, description, kind } = figure;
      const options = { unit, description };
      return { figure, instrument: kind === 'counter' ? this.#meter.createObservableCounter(name, options) : this.#meter.createObservableGauge(name, options) };
    });
    this.#meter.addBatchObservableCallback(
      (result) => {
        for (const reading of readings()) {
          const { plugin, state, isolation } = reading;
          for (const { figure, instrument } of instruments) {
            const value = figure.of(reading);
            // A counter keeps its attributes: one whose state changes would be two.
            const more = figure.kind === 'gauge' ? { [semantic.state]: state, [semantic.isolation]: isolation } : {};
            if (value !== undefined) result.observe(instrument, value, { [semantic.plugin]: plugin, ...more });
          }
        }
      },
      instruments.map(({ instrument }) => instrument),
    );
  }

  #instrument(name: string, kind: MetricPoint['kind'], unit: string | undefined): Instrument {
    const options = unit === undefined ? {} : { unit };
    switch (kind) {
      case 'counter':
        return this.#meter.createCounter(name, options);
      case 'updowncounter':
        return this.#meter.createUpDownCounter(name, options);
      case 'gauge':
        return this.#meter.createGauge(name, options);
      case 'histogram':
        return this.#meter.createHistogram(name, options);
    }
  }
}
