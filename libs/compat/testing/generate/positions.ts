import type { Json, JsonObject, Schema } from '@plugwright/spec';

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = ['items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'not', 'if', 'then', 'else'];
const lists = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
const named = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];

/** The steps from a schema to one inside it. */
export type Path = readonly (string | number)[];

/** A schema inside a document with the way to it. */
export interface Position {
  readonly path: Path;
  readonly schema: Schema;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value: Json | undefined): value is Schema => typeof value === 'boolean' || isObject(value);

/** Every schema of a document, the document itself first. */
export function positionsOf(schema: Schema, path: Path = []): readonly Position[] {
  const found: Position[] = [{ path, schema }];
  if (typeof schema === 'boolean') return found;
  const enter = (value: Json | undefined, ...steps: Path): void => {
    if (isSchema(value)) found.push(...positionsOf(value, [...path, ...steps]));
  };
  for (const [keyword, value] of Object.entries(schema)) {
    if (single.includes(keyword)) enter(value, keyword);
    else if (lists.includes(keyword) && Array.isArray(value)) value.forEach((item: Json, index) => enter(item, keyword, index));
    else if (named.includes(keyword) && isObject(value)) for (const [name, inner] of Object.entries(value)) enter(inner, keyword, name);
  }
  return found;
}

function replaceIn(value: Json, path: Path, replacement: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === step ? replaceIn(item, rest, replacement) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === step ? replaceIn(inner, rest, replacement) : inner]));
}

/** The document with another schema at a place. */
export const replaceAt = (schema: Schema, path: Path, replacement: Schema): Schema => replaceIn(schema, path, replacement) as Schema;

/** A schema without one keyword. */
export const without = (schema: JsonObject, keyword: string): JsonObject => Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
