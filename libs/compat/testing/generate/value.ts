import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { memberValue } from './member-values.ts';
import { names, numbers, texts, types, wholes } from './vocabulary.ts';

/** Any value of the small world. */
export function randomValue(random: Random, depth = 2): Json {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return random.pick([null, true, false]);
    case 1:
      return random.pick(numbers);
    case 2:
      return random.pick(texts);
    case 3:
      return random.below(14) - 3;
    case 4:
      return random.pick(wholes);
    case 5:
      return Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
    default:
      return Object.fromEntries(random.some(names, 3).map((name) => [name, randomValue(random, depth - 1)]));
  }
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function resolved(schema: JsonObject, root: Schema): Schema | undefined {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return undefined;
  if (reference === '#') return root;
  const name = /^#\/(?:\$defs|definitions)\/([^/]+)$/.exec(reference)?.[1];
  const definitions = isObject(root) ? (root['$defs'] ?? root['definitions']) : undefined;
  return name !== undefined && isObject(definitions) ? (definitions[name] as Schema | undefined) : undefined;
}

/** The schema's keywords with those of one way through its combinations, so that a value can be made in one go. */
function flattened(schema: Schema, root: Schema, random: Random, depth: number): JsonObject | boolean {
  if (typeof schema === 'boolean' || depth < 0) return schema === false ? false : isObject(schema) ? schema : {};
  const parts: Schema[] = [];
  const reference = resolved(schema, root);
  if (reference !== undefined) parts.push(reference);
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword];
    if (Array.isArray(branches) && branches.length > 0) parts.push(random.pick(branches as readonly Schema[]));
  }
  if (Array.isArray(schema['allOf'])) parts.push(...(schema['allOf'] as readonly Schema[]));
  if (schema['if'] !== undefined) {
    const holds = random.chance(0.6);
    if (holds) parts.push(schema['if'] as Schema);
    const then = schema[holds ? 'then' : 'else'];
    if (then !== undefined) parts.push(then as Schema);
  }
  const inner = schema['not'];
  if (isObject(inner) && inner['not'] !== undefined) parts.push(inner['not'] as Schema);
  let merged: JsonObject = schema;
  for (const part of parts) {
    const flat = flattened(part, root, random, depth - 1);
    if (flat === false) return false;
    if (flat !== true) merged = merge(merged, flat);
  }
  return merged;
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value]);

function merge(one: JsonObject, other: JsonObject): JsonObject {
  const both = { ...other, ...one };
  const members = { ...(isObject(other['properties']) ? other['properties'] : {}), ...(isObject(one['properties']) ? one['properties'] : {}) };
  return { ...both, properties: members, required: [...new Set([...listOf(one['required']), ...listOf(other['required'])])] };
}

/** A value that the schema is likely to accept: made along one way through it, without any proof. */
export function valueFor(schema: Schema, random: Random, root: Schema = schema, depth = 4): Json {
  if (depth < 0) return random.pick(wholes);
  const flat = flattened(schema, root, random, 4);
  if (typeof flat === 'boolean') return randomValue(random, 1);
  if (flat['const'] !== undefined) return flat['const'];
  const choices = flat['enum'];
  if (Array.isArray(choices) && choices.length > 0) return random.pick(choices as readonly Json[]);
  const declared = listOf(flat['type']).map(String);
  const type = declared.length > 0 ? random.pick(declared) : likelyType(flat, random);
  return memberValue(type, flat, random, (inner) => valueFor(inner, random, root, depth - 1));
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/^(?:properties|required|patternProperties|additionalProperties|dependent\w+|propertyNames|minProperties|maxProperties|unevaluatedProperties)$/, 'object'],
  [/^(?:items|prefixItems|contains|minItems|maxItems|uniqueItems|unevaluatedItems)$/, 'array'],
  [/^(?:minimum|maximum|exclusive\w+|multipleOf)$/, 'number'],
  [/^(?:pattern|minLength|maxLength)$/, 'string'],
];

function likelyType(flat: JsonObject, random: Random): string {
  const spoken = Object.keys(flat).flatMap((keyword) => {
    const value = flat[keyword];
    const empty = (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
    return empty ? [] : hints.filter(([pattern]) => pattern.test(keyword)).map(([, type]) => type);
  });
  return spoken.length > 0 && random.chance(0.8) ? random.pick(spoken) : random.pick(types);
}
