import { coreCallError } from '../call-error.ts';
import { exceedsBytes } from '../wire/message-size.ts';
import { operatorLimitsOf, type OperatorLimits, type UsageOptions } from './operator-limits.ts';

/** A bucket that fills by so much a second and holds one second's worth, of calls or of bytes. */
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
    this.#fill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Take an amount whether it is there or not; milliseconds until it is. */
  owe(amount: number, now: number): number {
    this.#fill(now);
    this.#tokens -= amount;
    return Math.max(0, (-this.#tokens / this.#perSecond) * 1_000);
  }

  #fill(now: number): void {
    // A clock that was set back brings nothing in and takes nothing away.
    const passed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(Math.max(1, this.#perSecond), this.#tokens + (passed / 1_000) * this.#perSecond);
    this.#at = now;
  }
}

/** Who hears what limits did; told at every call and every message. */
export interface QuotaListener {
  /** A call was refused. */
  refused(plugin: string, operation: string, limit: string): void;
  /** A stream is held up. */
  held(plugin: string, operation: string, limit: string): void;
}

/** Holds calls to the rates and sizes that an operator set for plugins and operations. */
export class CallQuota {
  readonly #options: UsageOptions;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  readonly #listener: QuotaListener;

  constructor(options: UsageOptions, now: () => number, listener: QuotaListener) {
    this.#options = options;
    this.#now = now;
    this.#listener = listener;
  }

  /** Whether anything is limited at all. */
  get idle(): boolean {
    return this.#options.plugins === undefined;
  }

  /** @throws CallError `core/limit-exceeded` where a call is one too many, or too large */
  admit(plugin: string, operation: string, data: unknown): void {
    this.admitItem(plugin, operation, data);
    const limits = operatorLimitsOf(this.#options, plugin);
    if (limits === undefined) return;
    const own = ownLimits(limits, operation);
    if (own?.callsPerSecond !== undefined) this.#take(`${plugin}/${operation}`, own.callsPerSecond, plugin, operation);
    if (limits.callsPerSecond !== undefined) this.#take(plugin, limits.callsPerSecond, plugin, operation);
  }

  /** @throws CallError `core/limit-exceeded` where what is sent to an operation, as its input or an item of an upload, is too large */
  admitItem(plugin: string, operation: string, item: unknown): void {
    const limits = operatorLimitsOf(this.#options, plugin);
    if (limits === undefined) return;
    const size = Math.min(ownLimits(limits, operation)?.maxPayloadBytes ?? Infinity, limits.maxPayloadBytes ?? Infinity);
    if (size < Infinity && exceedsBytes(item, size)) this.#refuse(plugin, operation, `payloads of ${String(size)} bytes for ${plugin}/${operation}`);
  }

  /** Bytes of a stream went through; how many milliseconds no more should, so that they are not more a second than an operator allows. */
  streamed(plugin: string, operation: string, bytes: number): number {
    const limits = operatorLimitsOf(this.#options, plugin);
    if (limits === undefined) return 0;
    const owed = (key: string, perSecond: number | undefined): number => {
      const ms = perSecond === undefined ? 0 : this.#bucket(`bytes of ${key}`, perSecond).owe(bytes, this.#now());
      if (ms > 0) this.#listener.held(plugin, operation, `${String(perSecond)} streamed bytes a second of ${key}`);
      return ms;
    };
    return Math.max(owed(plugin, limits.streamBytesPerSecond), owed(`${plugin}/${operation}`, ownLimits(limits, operation)?.streamBytesPerSecond));
  }

  #bucket(key: string, perSecond: number): Bucket {
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, (bucket = new Bucket(perSecond, this.#now())));
    return bucket;
  }

  #take(key: string, perSecond: number, plugin: string, operation: string): void {
    if (!this.#bucket(key, perSecond).take(this.#now())) this.#refuse(plugin, operation, `${String(perSecond)} calls a second of ${key}`);
  }

  #refuse(plugin: string, operation: string, limit: string): never {
    this.#listener.refused(plugin, operation, limit);
    throw coreCallError('core/limit-exceeded', { limit });
  }
}

function ownLimits({ operations }: OperatorLimits, operation: string): NonNullable<OperatorLimits['operations']>[string] | undefined {
  return operations !== undefined && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}
