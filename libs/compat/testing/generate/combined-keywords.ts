import type { Json, Schema } from '@plugwright/spec';
import type { Keywords, Place } from './schema.ts';

/** allOf, anyOf, oneOf, not, if/then/else, `$ref` beside other keywords. */
export function combinedKeywords(place: Place): Keywords {
  const { random, depth, definitions } = place;
  if (depth <= 0) return [];
  const branches = (): readonly Schema[] => Array.from({ length: 1 + random.below(3) }, () => place.below());
  switch (random.below(6)) {
    case 0:
      return [['allOf', branches()]];
    case 1:
      return [['anyOf', branches()]];
    case 2:
      return [['oneOf', branches()]];
    case 3:
      return [['not', place.below()]];
    case 4: {
      const chosen: (readonly [string, Json])[] = [['if', place.below()]];
      if (random.chance(0.8)) chosen.push(['then', place.below()]);
      if (random.chance(0.6)) chosen.push(['else', place.below()]);
      return chosen;
    }
    default:
      return definitions.length === 0 ? [['anyOf', branches()]] : [['$ref', `#/$defs/${random.pick(definitions)}`]];
  }
}
