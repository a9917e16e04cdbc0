import type { Manifest } from '@plugwright/manifest';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LogBook } from '../../logging/log-book.ts';
import type { Telemetry } from '../telemetry.ts';
import { checkMetric, declaredMetrics } from './declared-metrics.ts';

/** Kinds of violation that are told of one plugin; one that goes on inventing names must not fill the log. */
const MAX_TOLD = 20;

/** Takes what plugins report of their metrics: what is declared goes on to the observer, what is not is told once. */
export class MetricReports {
  readonly #telemetry: Telemetry;
  readonly #log: LogBook;
  readonly #ledger: Ledger;
  readonly #declared = new WeakMap<Manifest, ReturnType<typeof declaredMetrics>>();
  readonly #told = new Map<string, Set<string>>();

  constructor(telemetry: Telemetry, log: LogBook, ledger: Ledger) {
    this.#telemetry = telemetry;
    this.#log = log;
    this.#ledger = ledger;
  }

  /** One report of a plugin; never throws. */
  take(manifest: Manifest, data: unknown): void {
    let declared = this.#declared.get(manifest);
    if (declared === undefined) this.#declared.set(manifest, (declared = declaredMetrics(manifest)));
    const checked = checkMetric(manifest.id, declared, data);
    if ('point' in checked) this.#telemetry.onMetric?.(checked.point);
    else this.#tell(manifest.id, checked.violation);
  }

  #tell(plugin: string, violation: string): void {
    let told = this.#told.get(plugin);
    if (told === undefined) this.#told.set(plugin, (told = new Set<string>()));
    if (told.has(violation) || told.size >= MAX_TOLD) return;
    told.add(violation);
    this.#log.say('warn', `${plugin} reports what its spec does not declare under observability: ${violation}`, plugin);
    this.#ledger.append({ kind: 'violation', plugin, facts: { violation: 'observability', reason: violation } });
  }
}
