import { isArray, isObject, type Json, type JsonObject } from '@plugwright/spec';
import { Random } from '../../../testing/random.ts';
import type { Question } from '../../schema/refutation.ts';

const names = ['a', 'b', 'c', '__proto__'] as const;
const definitions = ['core.One', 'core.Two', 'core.Three'] as const;

const leaves: readonly ((random: Random) => JsonObject)[] = [
  (random) => ({ type: 'string', minLength: random.below(3), maxLength: 1 + random.below(3) }),
  (random) => ({ type: random.pick(['number', 'integer']), minimum: random.below(3), maximum: random.below(4) }),
  () => ({ type: 'boolean', description: 'Yes or no.' }),
  (random) => ({ enum: ['x', 'y', 'z'].slice(random.below(3)) }),
  () => ({ type: 'string', pattern: '^[a-z]$' }),
  (random) => ({ $ref: `#/$defs/${random.pick(definitions)}` }),
];

/** What keeps a schema from being taken apart. */
const knots: readonly JsonObject[] = [
  { minProperties: 1 },
  { dependentRequired: { a: ['b'] } },
  { patternProperties: { '^a': { type: 'string' } } },
  { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
];

function ofMembers(random: Random, depth: number): JsonObject {
  const given = names.filter(() => random.chance(0.6));
  return {
    type: 'object',
    properties: Object.fromEntries(given.map((name) => [name, part(random, depth - 1)])),
    required: names.filter(() => random.chance(0.3)),
    ...(random.chance(0.6) ? { additionalProperties: random.chance(0.8) ? false : { type: 'string' } } : {}),
    ...(random.chance(0.1) ? random.pick(knots) : {}),
  };
}

function part(random: Random, depth: number): JsonObject {
  if (depth > 0 && random.chance(0.5)) return ofMembers(random, depth);
  if (depth > 0 && random.chance(0.3)) return { type: 'array', items: part(random, depth - 1), ...(random.chance(0.5) ? { maxItems: random.below(3) } : {}) };
  return random.pick(leaves)(random);
}

function edited(value: Json, random: Random): Json {
  if (typeof value === 'number') return random.chance(0.06) ? Math.max(0, value + (random.chance(0.5) ? 1 : -1)) : value;
  if (isArray(value)) return value.filter(() => !random.chance(0.03)).map((item) => edited(item, random));
  if (!isObject(value)) return value === false && random.chance(0.03) ? true : value;
  const kept = Object.entries(value).filter(([key]) => !names.some((name) => name === key) || !random.chance(0.02));
  return Object.fromEntries(kept.map(([key, member]) => [key, edited(member, random)]));
}

/** A schema and a slightly changed one, as documents write them: members in members, lists, and definitions that are referred to. */
export function relatedSchemas(seed: number): Question {
  const random = new Random(seed);
  const $defs = Object.fromEntries(definitions.map((name) => [name, part(random, 1)]));
  const one: JsonObject = { ...ofMembers(random, 2), $defs };
  const other = edited(one, random) as JsonObject;
  return random.chance(0.5) ? { wider: one, narrower: other } : { wider: other, narrower: one };
}
