import type { Json } from '@plugwright/spec';
import type { Keywords, Place } from './schema.ts';
import { names, patterns, sizes } from './vocabulary.ts';

/** Members by name and by pattern, the rest, names, counts, dependencies. */
export function objectKeywords(place: Place): Keywords {
  const { random, depth } = place;
  const chosen: (readonly [string, Json])[] = [];
  const named = (count: number): readonly string[] => random.some(names, count);
  if (random.chance(0.4)) chosen.push(['required', [...named(2)]]);
  if (random.chance(0.12)) chosen.push(['minProperties', random.pick(sizes)]);
  if (random.chance(0.12)) chosen.push(['maxProperties', random.pick(sizes)]);
  if (random.chance(0.08)) chosen.push(['dependentRequired', Object.fromEntries(named(2).map((name) => [name, [...named(2)]]))]);
  if (depth <= 0) return chosen;
  if (random.chance(0.7)) chosen.push(['properties', Object.fromEntries(named(3).map((name) => [name, place.below()]))]);
  if (random.chance(0.2)) chosen.push(['patternProperties', Object.fromEntries(random.some(patterns, 2).map((pattern) => [pattern, place.below()]))]);
  if (random.chance(0.35)) chosen.push(['additionalProperties', random.chance(0.5) ? false : place.below()]);
  if (random.chance(0.12)) chosen.push(['propertyNames', place.below()]);
  if (random.chance(0.08)) chosen.push(['dependentSchemas', Object.fromEntries(named(1).map((name) => [name, place.below()]))]);
  if (random.chance(0.1)) chosen.push(['unevaluatedProperties', random.chance(0.6) ? false : place.below()]);
  return chosen;
}
