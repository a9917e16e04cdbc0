import { isObject } from '../json/access.ts';
import { below } from '../json/pointer.ts';
import type { Json, JsonObject, Schema } from '../model/schema.ts';
import { holdsSchemas } from './keywords.ts';

/** Whether a value can stand where a schema does. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

/** Where a schema stands inside of another: the pointer, and the keywords passed on the way. */
export interface SchemaPlace {
  readonly pointer: string;
  readonly path: readonly string[];
}

/**
 * Call `visit` for a schema and every schema inside of it, outer ones first, in the order of the text.
 * Values that are not schemas where one should be are passed over: the meta-schema reports them.
 */
export function walkSchema(schema: Json | undefined, pointer: string, visit: (schema: JsonObject, place: SchemaPlace) => void, path: readonly string[] = []): void {
  if (!isObject(schema)) return;
  visit(schema, { pointer, path });
  for (const [keyword, value] of Object.entries(schema)) {
    const how = holdsSchemas(keyword);
    if (how === undefined) continue;
    const inner = [...path, keyword];
    if (how === 'single') walkSchema(value, below(pointer, keyword), visit, inner);
    else if (how === 'list' && Array.isArray(value)) (value as readonly Json[]).forEach((item, index) => walkSchema(item, below(pointer, keyword, index), visit, inner));
    else if (how === 'map' && isObject(value)) for (const [name, item] of Object.entries(value)) walkSchema(item, below(pointer, keyword, name), visit, inner);
  }
}

/** A copy of a schema in which each direct subschema is replaced by what `change` makes of it; `path` leads to it from here. */
export function mapSubschemas(schema: JsonObject, change: (schema: Schema, keyword: string, path: readonly (string | number)[]) => Schema): Record<string, Json> {
  const result: Record<string, Json> = {};
  const one = (value: Json, keyword: string, ...inner: (string | number)[]): Json => (isSchema(value) ? change(value, keyword, [keyword, ...inner]) : value);
  for (const [keyword, value] of Object.entries(schema)) {
    const how = holdsSchemas(keyword);
    if (how === 'list' && Array.isArray(value)) result[keyword] = (value as readonly Json[]).map((item, index) => one(item, keyword, index));
    else if (how === 'map' && isObject(value)) result[keyword] = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, one(item, keyword, name)]));
    else result[keyword] = how === 'single' ? one(value, keyword) : value;
  }
  return result;
}
