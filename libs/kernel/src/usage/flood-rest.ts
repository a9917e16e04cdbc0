import { TokenBucket } from '../capabilities/token-bucket.ts';

/** Requests of a plugin that may be refused in a second before it is slowed down. */
const DENIALS_PER_SECOND = 200;
/** Withdrawals of calls, and credit for streams that are over, in a tenth of a second before a plugin is slowed down. */
const NOTICES = 100;
/** For so long nothing is read from a plugin that floods the kernel: its neighbours have the processor meanwhile. */
const REST_MS = 200;

/** Slows down plugins that keep the kernel busy with what it only drops or refuses. */
export class FloodRest {
  readonly #restOf: (plugin: string) => ((ms: number) => void) | undefined;
  readonly #denials = new Map<string, TokenBucket>();
  readonly #notices = new Map<string, TokenBucket>();

  /** @param restOf how nothing is read from a plugin for a while; undefined where its level cannot */
  constructor(restOf: (plugin: string) => ((ms: number) => void) | undefined) {
    this.#restOf = restOf;
  }

  /** Something that it wrote was dropped. */
  dropped(plugin: string): void {
    this.#restOf(plugin)?.(REST_MS);
  }

  /** Something was refused to it. */
  denied(plugin: string): void {
    if (exceeds(this.#denials, plugin, DENIALS_PER_SECOND, 1_000)) this.dropped(plugin);
  }

  /** It withdrew a call, or gave credit for nothing; whether it does that too often. */
  noticed(plugin: string): boolean {
    const isFlood = exceeds(this.#notices, plugin, NOTICES, 100);
    if (isFlood) this.dropped(plugin);
    return isFlood;
  }
}

function exceeds(buckets: Map<string, TokenBucket>, plugin: string, most: number, overMs: number): boolean {
  const now = performance.now();
  let bucket = buckets.get(plugin);
  if (bucket === undefined) buckets.set(plugin, (bucket = new TokenBucket(most, overMs, now)));
  return !bucket.take(now);
}
