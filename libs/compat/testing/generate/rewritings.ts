import type { Json, JsonObject, Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { without } from './positions.ts';

/** Another way to write a schema; most keep its meaning, which the oracle decides. Undefined where it does not apply. */
export type Rewriting = (schema: JsonObject, random: Random) => Schema | undefined;

const some = <T>(value: T | undefined, make: (value: T) => Schema | undefined): Schema | undefined => (value === undefined ? undefined : make(value));
const list = (value: Json | undefined): readonly Schema[] | undefined => (Array.isArray(value) ? (value as readonly Schema[]) : undefined);

/** `$defs` stays at the root, so a wrapping takes the rest only. */
function wrapped(schema: JsonObject, wrap: (inner: Schema) => JsonObject): Schema {
  const definitions = schema['$defs'];
  return definitions === undefined ? wrap(schema) : { ...wrap(without(schema, '$defs')), $defs: definitions };
}

const single = (keyword: string, value: Json): JsonObject => Object.fromEntries([[keyword, value]]);

/** Forms that mean the same or nearly the same. */
export const rewritings: readonly Rewriting[] = [
  (schema) => wrapped(schema, (inner) => ({ allOf: [inner] })),
  (schema) => wrapped(schema, (inner) => ({ anyOf: [inner] })),
  (schema) => wrapped(schema, (inner) => ({ oneOf: [inner] })),
  (schema) => wrapped(schema, (inner) => ({ not: { not: inner } })),
  (schema) => wrapped(schema, (inner) => ({ if: inner, else: false })),
  (schema) => wrapped(schema, (inner) => ({ if: { not: inner }, then: false })),
  (schema) => wrapped(schema, (inner) => ({ allOf: [inner, inner] })),
  (schema) => (schema['$defs'] === undefined ? { $ref: '#/$defs/whole', $defs: { whole: schema } } : undefined),
  (schema) => some(list(schema['anyOf']), (branches) => ({ ...without(schema, 'anyOf'), anyOf: [...branches].reverse() })),
  (schema) => some(list(schema['anyOf']), (branches) => ({ ...without(schema, 'anyOf'), not: { allOf: branches.map((not) => ({ not })) } })),
  (schema) => some(list(schema['anyOf']), (branches) => ({ ...without(schema, 'anyOf'), oneOf: branches })),
  (schema) => some(list(schema['oneOf']), (branches) => ({ ...without(schema, 'oneOf'), anyOf: branches })),
  (schema) => some(schema['const'], (value) => ({ ...without(schema, 'const'), enum: [value] })),
  (schema) => some(list(schema['enum']), (values) => ({ ...without(schema, 'enum'), anyOf: values.map((value) => ({ const: value })) })),
  (schema) => some(list(schema['type']), (types) => ({ ...without(schema, 'type'), anyOf: types.map((type) => ({ type })) })),
  (schema) => (schema['type'] === 'integer' ? { ...schema, type: 'number', multipleOf: 1 } : undefined),
  (schema) =>
    some(schema['if'], (condition) => ({
      ...without(without(without(schema, 'if'), 'then'), 'else'),
      anyOf: [{ allOf: [condition, schema['then'] ?? true] }, { allOf: [{ not: condition }, schema['else'] ?? true] }],
    })),
  (schema) =>
    some(schema['properties'] as JsonObject | undefined, (members) => ({
      ...without(schema, 'properties'),
      allOf: Object.entries(members).map(([name, inner]) => ({ properties: single(name, inner) })),
    })),
  (schema) =>
    some(schema['properties'] as JsonObject | undefined, (members) => ({
      ...without(schema, 'properties'),
      patternProperties: Object.fromEntries(Object.entries(members).map(([name, inner]) => [`^${name}$`, inner])),
    })),
  (schema) => some(schema['required'], (required) => ({ ...without(schema, 'required'), allOf: [{ required }] })),
  (schema) => ({
    allOf: Object.entries(without(schema, '$defs')).map(([keyword, value]) => single(keyword, value)),
    ...(schema['$defs'] === undefined ? {} : { $defs: schema['$defs'] }),
  }),
  (schema) =>
    schema['additionalProperties'] === undefined
      ? undefined
      : { ...without(schema, 'additionalProperties'), unevaluatedProperties: schema['additionalProperties'] },
  (schema) => (schema['items'] === undefined ? undefined : { ...without(schema, 'items'), unevaluatedItems: schema['items'] }),
];
