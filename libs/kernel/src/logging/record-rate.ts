/** Records a second that one plugin may write for as long as it likes. */
const PER_SECOND = 500;

/** What it may write at once. */
const BURST = 2_000;

const TELL_MS = 1_000;

interface Bucket {
  allowance: number;
  filledAt: number;
  dropped: number;
  telling: NodeJS.Timeout | undefined;
}

/** Holds each plugin to its share of the log. What is beyond it is dropped and counted, and the count is told about once a second. */
export class RecordRate {
  readonly #tell: (plugin: string, dropped: number) => void;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param tell hears how many records of a plugin were dropped
   * @param now a clock that never goes back, in milliseconds
   */
  constructor(tell: (plugin: string, dropped: number) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  /** Whether one more record of a plugin is written. */
  admits(plugin: string): boolean {
    const now = this.#now();
    let bucket = this.#buckets.get(plugin);
    if (bucket === undefined) this.#buckets.set(plugin, (bucket = { allowance: BURST, filledAt: now, dropped: 0, telling: undefined }));
    bucket.allowance = Math.min(BURST, bucket.allowance + ((now - bucket.filledAt) / 1000) * PER_SECOND);
    bucket.filledAt = now;
    if (bucket.allowance >= 1) {
      bucket.allowance -= 1;
      return true;
    }
    bucket.dropped += 1;
    bucket.telling ??= setTimeout(() => this.#told(plugin, bucket), TELL_MS).unref();
    return false;
  }

  /** Tell what was not told yet. */
  close(): void {
    for (const [plugin, bucket] of this.#buckets) this.#told(plugin, bucket);
  }

  #told(plugin: string, bucket: Bucket): void {
    clearTimeout(bucket.telling);
    bucket.telling = undefined;
    const { dropped } = bucket;
    bucket.dropped = 0;
    if (dropped > 0) this.#tell(plugin, dropped);
  }
}
