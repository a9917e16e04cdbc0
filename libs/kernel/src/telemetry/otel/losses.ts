import { createNoopMeter, type Counter, type Meter, type MeterProvider } from '@opentelemetry/api';
import { semantic } from './semantic.ts';

/** What a counter of what was processed counts, by its unit. */
const counted: Readonly<Record<string, string>> = { '{span}': 'spans', '{log_record}': 'log records' };

/** Why OpenTelemetry's queues lose something, for people; other reasons are the names of errors of sending. */
const reasons: Readonly<Record<string, string>> = { queue_full: 'more wait for the collector than the queue holds' };

interface Loss {
  readonly things: string;
  readonly reason: string;
  readonly count: number;
}

/**
 * Hears by OpenTelemetry's metrics about itself what its queues lose, and says so: each kind and reason when it is lost first, and how many there
 * were at the end. The metrics go on to a meter provider where there is one: `otel.sdk.processor.span.processed` with an `error.type` counts there.
 */
export class Losses implements MeterProvider {
  readonly #meters: MeterProvider | undefined;
  readonly #losses = new Map<string, Loss>();
  #say: (message: string) => void = () => undefined;

  constructor(meters: MeterProvider | undefined) {
    this.#meters = meters;
  }

  /** Say it so from now on. */
  attach(say: (message: string) => void): void {
    this.#say = say;
  }

  /** Say how many there were. */
  sumUp(): void {
    for (const { things, reason, count } of this.#losses.values()) this.#say(`${things} lost in all: ${String(count)} (${reason})`);
    this.#losses.clear();
  }

  getMeter(...scope: Parameters<MeterProvider['getMeter']>): Meter {
    const meter = this.#meters?.getMeter(...scope) ?? createNoopMeter();
    const createCounter: Meter['createCounter'] = (name, options): Counter => {
      const counter = meter.createCounter(name, options);
      const things = counted[options?.unit ?? ''];
      return {
        add: (count, attributes, context) => {
          counter.add(count, attributes, context);
          const reason = attributes?.[semantic.errorType];
          if (things !== undefined && typeof reason === 'string') this.#add(things, reasons[reason] ?? reason, count);
        },
      };
    };
    return Object.create(meter, { createCounter: { value: createCounter } }) as Meter;
  }

  #add(things: string, reason: string, count: number): void {
    const key = `${things} ${reason}`;
    const before = this.#losses.get(key);
    this.#losses.set(key, { things, reason, count: count + (before?.count ?? 0) });
    if (before === undefined) this.#say(`${things} are being lost: ${reason}`);
  }
}
