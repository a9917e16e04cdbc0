import { Histogram } from './histogram.ts';

/** Figures of some calls. Latencies in milliseconds, from acceptance to answer, queueing included. */
export interface CallStats {
  readonly calls: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
}

interface Figures {
  readonly latency: Histogram;
  errors: number;
}

/** Counts calls by `<plugin>/<operation>`. */
export class CallMetrics {
  readonly #byMethod = new Map<string, Figures>();

  record(method: string, durationMs: number, failed: boolean): void {
    let figures = this.#byMethod.get(method);
    if (figures === undefined) this.#byMethod.set(method, (figures = { latency: new Histogram(), errors: 0 }));
    figures.latency.record(durationMs);
    if (failed) figures.errors += 1;
  }

  /** Figures of each method, by name. */
  byMethod(): Readonly<Record<string, CallStats>> {
    return Object.fromEntries([...this.#byMethod].sort(([a], [b]) => (a < b ? -1 : 1)).map(([method, figures]) => [method, statsOf(figures)]));
  }

  /** Figures of all calls together. */
  total(): CallStats {
    const all: Figures = { latency: new Histogram(), errors: 0 };
    for (const { latency, errors } of this.#byMethod.values()) {
      all.latency.add(latency);
      all.errors += errors;
    }
    return statsOf(all);
  }
}

function statsOf({ latency, errors }: Figures): CallStats {
  return { calls: latency.count, errors, p50: latency.quantile(0.5), p99: latency.quantile(0.99) };
}
