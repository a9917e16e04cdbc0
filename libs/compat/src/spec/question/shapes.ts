import { isArray, isObject, type Json, type JsonObject } from '@plugwright/spec';
import { isSilent } from '../../schema/silent.ts';

/** The schema without what says nothing about which values are valid. */
export function withoutSilent(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !isSilent(key)));
}

/** Whether a schema has only these keywords, and silent ones. */
export function hasOnly(schema: JsonObject, keywords: ReadonlySet<string>): boolean {
  return Object.keys(schema).every((key) => keywords.has(key) || isSilent(key));
}

/** A schema that speaks of each member by itself. */
export type OfMembers = JsonObject & { readonly properties: JsonObject };

const ofMembers: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'additionalProperties']);

/** Whether a schema speaks of each member by itself, and of nothing that hangs on several of them. */
export function isOfMembers(schema: Json): schema is OfMembers {
  if (!isObject(schema)) return false;
  const { properties, required } = schema;
  return isObject(properties) && (required === undefined || isArray(required)) && hasOnly(schema, ofMembers);
}

/** The names that have to be given. */
export function requiredOf(schema: OfMembers): ReadonlySet<Json> {
  const { required } = schema;
  return new Set(isArray(required) ? required : []);
}

/** A schema that speaks of each item by itself, and of their count. */
export type OfItems = JsonObject & { readonly items: Json };

const ofItems: ReadonlySet<string> = new Set(['type', 'items', 'minItems', 'maxItems']);

/** Whether a schema speaks of each item by itself, and of nothing else but their count. */
export function isOfItems(schema: Json): schema is OfItems {
  return isObject(schema) && Object.hasOwn(schema, 'items') && !isArray(schema['items']) && hasOnly(schema, ofItems);
}
