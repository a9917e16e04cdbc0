import { coreCallError } from '../call-error.ts';
import { exceedsBytes } from '../wire/message-size.ts';
import { operatorLimitsOf, type UsageOptions } from './operator-limits.ts';

/** A bucket that fills by so much a second and holds one second's worth. */
class Bucket {
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    // Less than one call a second must still let single calls through.
    this.#tokens = Math.max(1, perSecond);
    this.#at = now;
  }

  take(now: number): boolean {
    // A clock that was set back brings nothing in and takes nothing away.
    const passed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(Math.max(1, this.#perSecond), this.#tokens + (passed / 1_000) * this.#perSecond);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Holds calls to the rates and sizes that an operator set for plugins and operations. */
export class CallQuota {
  readonly #options: UsageOptions;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  readonly #onRefused: (plugin: string, operation: string, limit: string) => void;

  constructor(options: UsageOptions, now: () => number, onRefused: (plugin: string, operation: string, limit: string) => void) {
    this.#options = options;
    this.#now = now;
    this.#onRefused = onRefused;
  }

  /** Whether anything is limited at all. */
  get idle(): boolean {
    return this.#options.plugins === undefined;
  }

  /** @throws CallError `core/limit-exceeded` where a call is one too many, or too large */
  admit(plugin: string, operation: string, data: unknown): void {
    const limits = operatorLimitsOf(this.#options, plugin);
    if (limits === undefined) return;
    const own = limits.operations !== undefined && Object.hasOwn(limits.operations, operation) ? limits.operations[operation] : undefined;
    const sizes = [own?.maxPayloadBytes, limits.maxPayloadBytes].filter((size) => size !== undefined);
    const size = Math.min(...sizes);
    if (sizes.length > 0 && exceedsBytes(data, size)) this.#refuse(plugin, operation, `payloads of ${String(size)} bytes for ${plugin}/${operation}`);
    if (own?.callsPerSecond !== undefined) this.#take(`${plugin}/${operation}`, own.callsPerSecond, plugin, operation);
    if (limits.callsPerSecond !== undefined) this.#take(plugin, limits.callsPerSecond, plugin, operation);
  }

  #take(key: string, perSecond: number, plugin: string, operation: string): void {
    const now = this.#now();
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, (bucket = new Bucket(perSecond, now)));
    if (!bucket.take(now)) this.#refuse(plugin, operation, `${String(perSecond)} calls a second of ${key}`);
  }

  #refuse(plugin: string, operation: string, limit: string): never {
    this.#onRefused(plugin, operation, limit);
    throw coreCallError('core/limit-exceeded', { limit });
  }
}
