import type { JsonObject } from '@plugwright/spec';
import { isArray, isObject } from '../value/json-type.ts';

/** Keywords whose value is a schema. */
const single: readonly string[] = [
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'unevaluatedItems',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'contentSchema',
];
/** Keywords whose value is a list of schemas. */
const listed: readonly string[] = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
/** Keywords whose value is an object of schemas. */
const named: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];

/** A schema directly within another, and the tokens that lead there. */
export interface Inner {
  readonly tokens: readonly string[];
  readonly schema: JsonObject;
}

/** The schemas (objects only) directly within a schema. */
export function innerSchemas(schema: JsonObject): readonly Inner[] {
  const inner: Inner[] = [];
  const take = (value: unknown, ...tokens: string[]): void => {
    if (isObject(value)) inner.push({ tokens, schema: value });
  };
  for (const keyword of single) if (Object.hasOwn(schema, keyword)) take(schema[keyword], keyword);
  for (const keyword of listed) {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    if (isArray(value)) for (const [index, item] of value.entries()) take(item, keyword, String(index));
  }
  for (const keyword of named) {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    if (isObject(value)) for (const name of Object.keys(value)) take(value[name], keyword, name);
  }
  return inner;
}
