import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { arrayKeywords } from './array-keywords.ts';
import { combinedKeywords } from './combined-keywords.ts';
import { numberKeywords } from './number-keywords.ts';
import { objectKeywords } from './object-keywords.ts';
import { stringKeywords } from './string-keywords.ts';
import { types, wholes } from './vocabulary.ts';

/** What a generator of keywords knows about the place it fills. */
export interface Place {
  readonly random: Random;
  /** How many levels may still follow. */
  readonly depth: number;
  /** The names under `$defs` of the root, which a `$ref` may name. */
  readonly definitions: readonly string[];
  /** A schema for a position below this one. */
  below(): Schema;
}

/** The keywords of one family with their values. */
export type Keywords = readonly (readonly [keyword: string, value: Json])[];

const families = [numberKeywords, stringKeywords, arrayKeywords, objectKeywords, combinedKeywords] as const;

const familiesOf: Readonly<Record<string, readonly ((place: Place) => Keywords)[]>> = {
  integer: [numberKeywords],
  number: [numberKeywords],
  string: [stringKeywords],
  array: [arrayKeywords],
  object: [objectKeywords],
};

function leaf(random: Random): Keywords {
  if (random.chance(0.4)) return [['const', random.pick(wholes)]];
  if (random.chance(0.5)) return [['enum', random.some(wholes, 4)]];
  return [['type', random.pick(types)]];
}

function typed(place: Place): Keywords {
  const { random } = place;
  const chosen = random.chance(0.75) ? [random.pick(types)] : random.some(types, 3);
  const [only] = chosen;
  const keywords: (readonly [string, Json])[] = [['type', chosen.length === 1 && only !== undefined ? only : [...chosen]]];
  for (const type of chosen) {
    for (const family of familiesOf[type] ?? []) keywords.push(...family(place));
  }
  if (place.depth > 0 && random.chance(0.25)) keywords.push(...combinedKeywords(place));
  return keywords;
}

function untyped(place: Place): Keywords {
  return place.random.some(families, 2).flatMap((family) => family(place));
}

/** A schema with keywords of all families, at most `depth` levels deep. */
export function randomSchema(random: Random, depth: number, definitions: readonly string[]): Schema {
  if (random.chance(0.06)) return random.chance(0.7);
  const place: Place = { random, depth, definitions, below: () => randomSchema(random, depth - 1, definitions) };
  if (definitions.length > 0 && depth > 0 && random.chance(0.12)) return { $ref: `#/$defs/${random.pick(definitions)}` };
  if (depth <= 0 || random.chance(0.12)) return Object.fromEntries(leaf(random));
  const keywords = random.chance(0.7) ? typed(place) : untyped(place);
  return withConst(Object.fromEntries(keywords), random);
}

function withConst(schema: JsonObject, random: Random): JsonObject {
  if (random.chance(0.04)) return { ...schema, enum: random.some(wholes, 5) };
  return random.chance(0.03) ? { ...schema, not: { const: random.pick(wholes) } } : schema;
}

/** A whole document: a schema with definitions, of which some are recursive. */
export function randomDocument(random: Random, depth = 2): Schema {
  if (!random.chance(0.25)) return randomSchema(random, depth, []);
  const definitions = random.chance(0.5) ? ['d'] : ['d', 'e'];
  const root = randomSchema(random, depth, definitions);
  if (typeof root === 'boolean') return root;
  return { ...root, $defs: Object.fromEntries(definitions.map((name) => [name, randomSchema(random, depth, definitions)])) };
}
