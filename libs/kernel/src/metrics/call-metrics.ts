import type { CallOutcome, StreamFigures, StreamVolume } from '../telemetry/telemetry.ts';
import { Histogram } from './histogram.ts';
import { RecentLatency } from './recent-latency.ts';

/** Figures of some calls. Latencies in milliseconds, from acceptance to answer, queueing included. */
export interface CallStats {
  readonly calls: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  /** What was streamed, where the operation streams. */
  readonly streamed?: StreamFigures;
}

interface Figures {
  readonly latency: Histogram;
  errors: number;
  streamed?: StreamFigures;
  readonly plugin: PluginFigures;
}

/** Figures of all operations of a plugin together. */
interface PluginFigures {
  calls: number;
  errors: number;
  readonly recent: RecentLatency;
}

/** Counts calls by `<plugin>/<operation>`. */
export class CallMetrics {
  readonly #byMethod = new Map<string, Figures>();
  readonly #byPlugin = new Map<string, PluginFigures>();

  /** @param at the reading of `performance.now` at its end, where the caller has one */
  record(method: string, { durationMs, error, streamed }: Pick<CallOutcome, 'durationMs' | 'error' | 'streamed'>, at = performance.now()): void {
    const figures = this.#byMethod.get(method) ?? this.#begin(method);
    const { plugin } = figures;
    figures.latency.record(durationMs);
    plugin.recent.record(durationMs, at);
    plugin.calls += 1;
    if (streamed !== undefined) figures.streamed = sumOf(figures.streamed, streamed);
    if (error === undefined) return;
    figures.errors += 1;
    plugin.errors += 1;
  }

  /** Figures of each method, by name. */
  byMethod(): Readonly<Record<string, CallStats>> {
    return Object.fromEntries([...this.#byMethod].sort(([a], [b]) => (a < b ? -1 : 1)).map(([method, figures]) => [method, statsOf(figures)]));
  }

  /** Figures of a plugin: counts since the start, latencies of the last seconds. */
  ofPlugin(plugin: string): CallStats {
    const figures = this.#byPlugin.get(plugin);
    if (figures === undefined) return { calls: 0, errors: 0, p50: 0, p99: 0 };
    const recent = figures.recent.histogram();
    return { calls: figures.calls, errors: figures.errors, p50: recent.quantile(0.5), p99: recent.quantile(0.99) };
  }

  /** Figures of all calls together. */
  total(): CallStats {
    const all = { latency: new Histogram(), errors: 0 };
    for (const { latency, errors } of this.#byMethod.values()) {
      all.latency.add(latency);
      all.errors += errors;
    }
    return statsOf(all);
  }

  #begin(method: string): Figures {
    const name = method.slice(0, method.indexOf('/'));
    let plugin = this.#byPlugin.get(name);
    if (plugin === undefined) this.#byPlugin.set(name, (plugin = { calls: 0, errors: 0, recent: new RecentLatency() }));
    const figures = { latency: new Histogram(), errors: 0, plugin };
    this.#byMethod.set(method, figures);
    return figures;
  }
}

function statsOf({ latency, errors, streamed }: Omit<Figures, 'plugin'>): CallStats {
  return { calls: latency.count, errors, p50: latency.quantile(0.5), p99: latency.quantile(0.99), ...(streamed === undefined ? {} : { streamed }) };
}

function sumOf(before: StreamFigures | undefined, { download, upload }: StreamFigures): StreamFigures {
  const plus = (a: StreamVolume = { items: 0, bytes: 0 }, b: StreamVolume): StreamVolume => ({ items: a.items + b.items, bytes: a.bytes + b.bytes });
  return { download: plus(before?.download, download), upload: plus(before?.upload, upload) };
}
