import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { LogRecord } from '../../logging/log-record.ts';
import { childTraceparent, isTraceparent } from '../../wire/traceparent.ts';
import type { CallRecord, CallSpan, CallStart, MetricPoint, PluginReading, PluginUse, Telemetry } from '../telemetry.ts';
import { emitLog } from './log-records.ts';
import { Losses } from './losses.ts';
import { OtelMetrics } from './metrics.ts';
import { DEFAULT_SAMPLE, type OtelOptions, type Signal } from './otel-options.ts';
import { ReadableCall } from './spans/readable-call.ts';
import { isSampled, startCall, type TraceParts } from './traces.ts';

const TIMEOUT_MS = 10_000;

const METRIC_INTERVAL_MS = 60_000;

/** How long the end of a kernel waits for a collector that does not answer. */
const CLOSE_MS = 3_000;

const SCOPE = '@plugwright/kernel';

/** What is set up and ended for each signal. */
interface Provider {
  shutdown(): Promise<void>;
}

/** Spans, metrics and log records, sent in batches in the background. A collector that is not there costs them and nothing else, which is said. */
export class OtelTelemetry implements Telemetry {
  readonly #providers: Provider[] = [];
  readonly #traces: TraceParts;
  readonly #metrics: OtelMetrics | undefined;
  readonly #emit: ((record: LogRecord) => void) | undefined;
  readonly #losses: Losses;
  #usageOf: (plugin: string) => PluginUse | undefined = () => undefined;

  constructor(options: OtelOptions) {
    const resource = resourceFromAttributes({ 'service.name': options.serviceName ?? 'plugwright-kernel', ...options.resource });
    const origin = { resource, instrumentationScope: { name: SCOPE } };
    const share = options.sample ?? DEFAULT_SAMPLE;
    const to = (signal: Signal): { url: string; headers: Record<string, string>; timeoutMillis: number } | undefined => {
      const url = options.urls[signal];
      return url === undefined ? undefined : { url, headers: { ...options.headers }, timeoutMillis: options.timeoutMs ?? TIMEOUT_MS };
    };
    const [spans, points, records] = [to('traces'), to('metrics'), to('logs')];
    const interval = options.metricIntervalMs ?? METRIC_INTERVAL_MS;
    const meters =
      points &&
      this.#end(
        new MeterProvider({
          resource,
          readers: [
            new PeriodicExportingMetricReader({
              exporter: new OTLPMetricExporter(points),
              exportIntervalMillis: interval,
              exportTimeoutMillis: Math.min(interval, options.timeoutMs ?? TIMEOUT_MS),
            }),
          ],
        }),
      );
    this.#metrics = meters && new OtelMetrics(meters.getMeter(SCOPE));
    this.#losses = new Losses(meters);
    const queue = { ...batch, selfObsMeterProvider: this.#losses };
    const processor = spans && this.#end(new BatchSpanProcessor({ exporter: new OTLPTraceExporter(spans), ...queue }));
    this.#traces = {
      ended: processor && ((span) => processor.onEnd(new ReadableCall(span, origin))),
      chosen: () => Math.random() < share,
      ignoreParent: options.ignoreParent ?? false,
      usageOf: (plugin) => this.#usageOf(plugin),
    };
    const loggers =
      records && this.#end(new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(records), ...queue })] }));
    const logger = loggers?.getLogger(SCOPE);
    this.#emit = logger && ((record): void => emitLog(logger, record));
  }

  startCall(call: CallStart): CallSpan {
    return startCall(this.#traces, call);
  }

  childTrace(parent: string | undefined): string {
    const sampled = isTraceparent(parent) ? isSampled(parent) : this.#traces.chosen();
    return childTraceparent(parent, sampled ? '01' : '00');
  }

  onCall(call: CallRecord): void {
    this.#metrics?.onCall(call);
  }

  onLog(record: LogRecord): void {
    if (record.level !== 'debug') this.#emit?.(record);
  }

  onMetric(point: MetricPoint): void {
    this.#metrics?.onMetric(point);
  }

  observe(readings: () => readonly PluginReading[], usageOf: (plugin: string) => PluginUse | undefined): void {
    this.#usageOf = usageOf;
    this.#metrics?.observe(readings);
  }

  onLoss(say: (message: string) => void): void {
    this.#losses.attach(say);
  }

  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
    await Promise.race([Promise.allSettled(this.#providers.map((provider) => provider.shutdown())), patience]);
    clearTimeout(timer);
    this.#losses.sumUp();
  }

  #end<P extends Provider>(provider: P): P {
    this.#providers.push(provider);
    return provider;
  }
}

/** Given in full, so that nothing is read from the process's environment. */
const batch = { maxExportBatchSize: 512, maxQueueSize: 2_048, scheduledDelayMillis: 1_000, exportTimeoutMillis: TIMEOUT_MS };
