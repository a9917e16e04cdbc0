import { randomPair, type Pair } from '../generate/pair.ts';
import { Random } from '../random.ts';
import { examinePair, type Engine } from './examine-pair.ts';
import { emptyTally, withPair, type Tally } from './tally.ts';

/** Pairs `from` to `from + pairs - 1` of a seed. */
export interface Range {
  readonly seed: number;
  readonly from: number;
  readonly pairs: number;
  /** Values per pair. */
  readonly samples: number;
}

/** One in so many pairs has every sample judged by both validators. */
const thoroughEvery = 50;

/** A pair depends on the seed and its own number only, so that any range can be repeated alone. */
const randomOf = (seed: number, index: number): Random => new Random(Math.imul(seed, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));

/** The pair of a number. */
export const pairOf = (seed: number, index: number): Pair => randomPair(randomOf(seed, index));

/** Examines a range; `progress` hears how many pairs are done, now and then. */
export async function examineRange(range: Range, engine: Engine, progress: (done: number) => void = () => undefined): Promise<Tally> {
  let tally = emptyTally;
  for (let index = range.from; index < range.from + range.pairs; index += 1) {
    const random = randomOf(range.seed, index);
    const pair = randomPair(random);
    tally = withPair(tally, index, await examinePair(pair, engine, random, range.samples, index % thoroughEvery === 0));
    if (tally.pairs % 100 === 0) progress(tally.pairs);
  }
  return tally;
}
