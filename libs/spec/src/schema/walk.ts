import { isArray, isObject } from '../json/access.ts';
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

/** Puts its pointer together when it is asked for: that is for a finding, and most schemas have none. */
class Place implements SchemaPlace {
  readonly path: readonly string[];
  readonly #above: SchemaPlace;
  readonly #keyword: string;
  readonly #name: string | number | undefined;

  constructor(above: SchemaPlace, path: readonly string[], keyword: string, name?: string | number) {
    this.path = path;
    this.#above = above;
    this.#keyword = keyword;
    this.#name = name;
  }

  get pointer(): string {
    return this.#name === undefined ? below(this.#above.pointer, this.#keyword) : below(this.#above.pointer, this.#keyword, this.#name);
  }
}

type Visit = (schema: JsonObject, place: SchemaPlace) => void;

/**
 * Call `visit` for a schema and every schema inside of it, outer ones first, in the order of the text.
 * Values that are not schemas where one should be are passed over: the meta-schema reports them.
 */
export function walkSchema(schema: Json | undefined, pointer: string, visit: Visit): void {
  if (isObject(schema)) walk(schema, { pointer, path: [] }, visit);
}

function walk(schema: JsonObject, place: SchemaPlace, visit: Visit): void {
  visit(schema, place);
  for (const keyword of Object.keys(schema)) {
    const how = holdsSchemas(keyword);
    if (how === undefined) continue;
    const value = schema[keyword];
    const path = [...place.path, keyword];
    if (how === 'single') {
      if (isObject(value)) walk(value, new Place(place, path, keyword), visit);
    } else if (how === 'list') {
      if (isArray(value)) value.forEach((item, index) => isObject(item) && walk(item, new Place(place, path, keyword, index), visit));
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const item = value[name];
        if (isObject(item)) walk(item, new Place(place, path, keyword, name), visit);
      }
    }
  }
}

/** A copy of a schema in which each direct subschema is replaced by what `change` makes of it; `path` leads to it from here. */
export function mapSubschemas(
  schema: JsonObject,
  change: (schema: Schema, keyword: string, path: readonly (string | number)[]) => Schema,
): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] ?? null;
    const how = holdsSchemas(keyword);
    if (how === 'single') result[keyword] = isSchema(value) ? change(value, keyword, [keyword]) : value;
    else if (how === 'list' && isArray(value)) result[keyword] = value.map((item, index) => (isSchema(item) ? change(item, keyword, [keyword, index]) : item));
    else if (how === 'map' && isObject(value))
      result[keyword] = mapMembers(value, (item, name) => (isSchema(item) ? change(item, keyword, [keyword, name]) : item));
    else result[keyword] = value;
  }
  return result;
}

function mapMembers(value: JsonObject, change: (item: Json, name: string) => Json): JsonObject {
  // A plain assignment would lose a member called `__proto__`, which only a Model that was not read can have.
  return Object.fromEntries(Object.keys(value).map((name) => [name, change(value[name] ?? null, name)]));
}
