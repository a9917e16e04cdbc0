/** A bucket spans at most 1/16 of its value, so its middle is within 1/32 of it. */
const SUB_BITS = 5;
const SUB = 1 << SUB_BITS;

/**
 * Counts of durations in microseconds, log-linear like an HDR histogram: constant memory, quantiles within about 3 %.
 */
export class Histogram {
  /** By bucket; as long as the slowest call so far asks for. */
  #counts = new Float64Array(8 * SUB);
  #total = 0;

  /** Add one duration in milliseconds. */
  record(ms: number): void {
    const bucket = bucketOf(Math.max(0, Math.round(ms * 1000)));
    if (bucket >= this.#counts.length) this.#grow(bucket + 1);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
  }

  /** How many durations were added. */
  get count(): number {
    return this.#total;
  }

  /** Take over everything that another histogram counted. */
  add(other: Histogram): void {
    this.#grow(other.#counts.length);
    for (const [bucket, count] of other.#counts.entries()) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
    this.#total += other.#total;
  }

  /** The duration in milliseconds below which a share `q` in [0, 1] of all durations lies; 0 when there is none. */
  quantile(q: number): number {
    const wanted = Math.max(1, Math.ceil(q * this.#total));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return middleOf(bucket) / 1000;
    }
    return 0;
  }

  #grow(length: number): void {
    if (length <= this.#counts.length) return;
    const grown = new Float64Array(Math.ceil(length / SUB) * SUB);
    grown.set(this.#counts);
    this.#counts = grown;
  }
}

function bucketOf(us: number): number {
  if (us < SUB) return us;
  const magnitude = us < 2 ** 31 ? 31 - Math.clz32(us) : Math.floor(Math.log2(us));
  const exponent = magnitude - SUB_BITS + 1;
  return exponent * SUB + Math.floor(us / 2 ** exponent);
}

function middleOf(bucket: number): number {
  const exponent = Math.floor(bucket / SUB);
  return exponent === 0 ? bucket : ((bucket % SUB) + 0.5) * 2 ** exponent;
}
