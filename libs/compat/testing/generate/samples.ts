import type { Json } from '@plugwright/spec';
import type { Random } from '../random.ts';
import type { Pair } from './pair.ts';
import { randomValue, valueFor } from './value.ts';
import { mutatedValue } from './value-mutation.ts';
import { numbers, texts, wholes } from './vocabulary.ts';

const corners: readonly Json[] = [...wholes, ...numbers, ...texts];

/** At least `count` values for a pair: corners of the small world, values made from both schemas, and neighbours of those. */
export function samplesFor(pair: Pair, random: Random, count: number): readonly Json[] {
  const samples: Json[] = [...corners];
  const guided = Math.max(0, count - corners.length);
  for (let made = 0; made < guided; made += 1) {
    const share = random.below(10);
    if (share < 5) samples.push(valueFor(pair.narrower, random));
    else if (share < 6) samples.push(valueFor(pair.wider, random));
    else if (share < 9) samples.push(mutatedValue(valueFor(pair.narrower, random), random));
    else samples.push(randomValue(random));
  }
  return samples;
}
