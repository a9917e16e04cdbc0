import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { without } from './positions.ts';
import { randomSchema } from './schema.ts';
import { names, types, wholes } from './vocabulary.ts';

/** A small change of one schema, as an author makes it; undefined where it does not apply. */
export type Mutation = (schema: JsonObject, random: Random) => Schema | undefined;

const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
];
const bounds = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);

function stepNumber(schema: JsonObject, random: Random): Schema | undefined {
  const present = Object.keys(schema).filter((keyword) => numeric.includes(keyword));
  if (present.length === 0) return undefined;
  const keyword = random.pick(present);
  const value = Number(schema[keyword]);
  if (keyword === 'multipleOf') return { ...schema, multipleOf: value * random.pick([2, 3, 0.5]) };
  const moved = value + random.pick(bounds.has(keyword) ? [1, -1, 0.5, -0.5] : [1, -1]);
  return { ...schema, [keyword]: bounds.has(keyword) ? moved : Math.max(0, moved) };
}

function dropKeyword(schema: JsonObject, random: Random): Schema | undefined {
  const present = Object.keys(schema).filter((keyword) => keyword !== '$defs');
  return present.length === 0 ? undefined : without(schema, random.pick(present));
}

function addKeywords(schema: JsonObject, random: Random): Schema {
  const other = randomSchema(random, 1, []);
  if (typeof other === 'boolean') return schema;
  const added = random.some(Object.entries(other), 2);
  return { ...Object.fromEntries(added), ...schema };
}

function changeList(keyword: 'enum' | 'required', candidates: readonly Json[]): Mutation {
  return (schema, random) => {
    const present = schema[keyword];
    if (!Array.isArray(present)) return keyword === 'required' ? { ...schema, required: [random.pick(names)] } : undefined;
    const values = present as readonly Json[];
    const changed = random.chance(0.5)
      ? values.filter((_, index) => index !== random.below(values.length))
      : [...new Set([...values, random.pick(candidates)])];
    return { ...schema, [keyword]: changed };
  };
}

function changeType(schema: JsonObject, random: Random): Schema | undefined {
  const type = schema['type'];
  if (type === undefined) return { ...schema, type: random.pick(types) };
  if (type === 'integer') return { ...schema, type: 'number' };
  if (type === 'number') return { ...schema, type: 'integer' };
  const present = (Array.isArray(type) ? type : [type]) as readonly string[];
  const changed = random.chance(0.6) ? [...new Set([...present, random.pick(types)])] : present.filter((_, index) => index !== random.below(present.length));
  return changed.length === 0 ? without(schema, 'type') : { ...schema, type: changed };
}

function changeMembers(schema: JsonObject, random: Random): Schema | undefined {
  const members = schema['properties'];
  if (typeof members !== 'object' || members === null) return undefined;
  const entries = Object.entries(members);
  const changed =
    random.chance(0.5) && entries.length > 0
      ? entries.filter((_, index) => index !== random.below(entries.length))
      : [...entries, [random.pick(names), randomSchema(random, 0, [])] as const];
  return { ...schema, properties: Object.fromEntries(changed) };
}

function changeBranches(schema: JsonObject, random: Random): Schema | undefined {
  const keyword = random.pick(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
  const branches = schema[keyword];
  if (!Array.isArray(branches)) return undefined;
  const present = branches as readonly Schema[];
  if (random.chance(0.5) && present.length > 1) return { ...schema, [keyword]: present.filter((_, index) => index !== random.below(present.length)) };
  return { ...schema, [keyword]: [...present, randomSchema(random, 1, [])] };
}

const combine =
  (keyword: 'allOf' | 'anyOf' | 'oneOf'): Mutation =>
  (schema, random) => {
    const definitions = schema['$defs'];
    const combined = { [keyword]: [without(schema, '$defs'), randomSchema(random, 1, [])] };
    return definitions === undefined ? combined : { ...combined, $defs: definitions };
  };

const closing: Mutation = (schema, random) => {
  const keyword = random.pick(['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems']);
  return schema[keyword] === undefined ? { ...schema, [keyword]: random.chance(0.5) ? false : randomSchema(random, 0, []) } : without(schema, keyword);
};

/** Changes that widen, narrow or shift. */
export const mutations: readonly Mutation[] = [
  stepNumber,
  stepNumber,
  stepNumber,
  dropKeyword,
  dropKeyword,
  dropKeyword,
  addKeywords,
  addKeywords,
  changeList('enum', wholes),
  changeList('required', names),
  changeType,
  changeType,
  changeMembers,
  changeMembers,
  changeBranches,
  changeBranches,
  combine('allOf'),
  combine('anyOf'),
  combine('oneOf'),
  closing,
  (schema, random) => (schema['$defs'] === undefined ? randomSchema(random, 1, []) : undefined),
];
