import { TokenBucket } from '../capabilities/token-bucket.ts';

/** Requests of a plugin that may be refused in a second before it is slowed down. */
const DENIALS_PER_SECOND = 200;
/** For so long nothing is read from a plugin that floods the kernel: its neighbours have the processor meanwhile. */
const REST_MS = 200;

/** Slows down plugins that keep the kernel busy with what it only drops or refuses. */
export class FloodRest {
  readonly #restOf: (plugin: string) => ((ms: number) => void) | undefined;
  readonly #denials = new Map<string, TokenBucket>();

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
    const now = performance.now();
    let bucket = this.#denials.get(plugin);
    if (bucket === undefined) this.#denials.set(plugin, (bucket = new TokenBucket(DENIALS_PER_SECOND, 1_000, now)));
    if (!bucket.take(now)) this.#restOf(plugin)?.(REST_MS);
  }
}
