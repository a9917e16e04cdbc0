import type { Json } from '@plugwright/spec';
import type { Keywords, Place } from './schema.ts';
import { sizes } from './vocabulary.ts';

/** Positions, rest, counts, `contains` with its bounds, uniqueness. */
export function arrayKeywords(place: Place): Keywords {
  const { random, depth } = place;
  const chosen: (readonly [string, Json])[] = [
    ...random.some<readonly [string, Json]>(
      [
        ['minItems', random.pick(sizes)],
        ['maxItems', random.pick(sizes)],
        ['uniqueItems', true],
      ],
      1,
    ),
  ];
  if (depth <= 0) return chosen;
  if (random.chance(0.35)) chosen.push(['prefixItems', Array.from({ length: 1 + random.below(2) }, () => place.below())]);
  if (random.chance(0.45)) chosen.push(['items', place.below()]);
  if (random.chance(0.25)) {
    chosen.push(['contains', place.below()]);
    if (random.chance(0.4)) chosen.push(['minContains', random.pick(sizes)]);
    if (random.chance(0.4)) chosen.push(['maxContains', random.pick(sizes)]);
  }
  if (random.chance(0.1)) chosen.push(['unevaluatedItems', place.below()]);
  return chosen;
}
