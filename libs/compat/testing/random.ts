/** A deterministic source of choices; the same seed gives the same choices on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.a = seed >>> 0;
    this.b = Math.imul(seed, 0x9e3779b9) >>> 0;
    this.c = 0x243f6a88;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** An unsigned 32-bit number (small fast counting generator by Chris Doty-Humphrey). */
  next(): number {
    const mixed = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = (this.b ^ (this.b >>> 9)) >>> 0;
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + mixed) >>> 0;
    return mixed;
  }

  /** A whole number from 0 to `bound - 1`. */
  below(bound: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * bound);
  }

  /** True in the given share of calls. */
  chance(share: number): boolean {
    return this.next() < share * 0x1_0000_0000;
  }

  /** One of the values; there must be one. */
  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** Up to `count` different values, in the order given. */
  some<T>(values: readonly T[], count: number): readonly T[] {
    const chosen = new Set<number>();
    for (let tries = 0; tries < count; tries += 1) chosen.add(this.below(values.length));
    return values.filter((_, index) => chosen.has(index));
  }
}
