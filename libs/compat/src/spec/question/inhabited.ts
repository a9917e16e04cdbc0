import { isArray, isObject, type Json, type JsonObject } from '@plugwright/spec';
import { hasOnly, isOfItems, isOfMembers, requiredOf } from './shapes.ts';

/** Keywords that bound a size of values from below and above, beside the type. */
type Bounds = readonly [lowest: string, highest: string];

const length: Bounds = ['minLength', 'maxLength'];
const size: Bounds = ['minimum', 'maximum'];

/** Whether a schema is nothing but two bounds with room between them; a whole number's, with `whole`. */
function hasRoom(schema: JsonObject, bounds: Bounds, whole: boolean): boolean {
  const [lowest, highest] = bounds.map((keyword) => schema[keyword]);
  if (!hasOnly(schema, new Set(['type', ...bounds]))) return false;
  if (typeof lowest !== 'number' || typeof highest !== 'number') return [lowest, highest].every((bound) => bound === undefined || typeof bound === 'number');
  return whole ? Math.ceil(lowest) <= Math.floor(highest) : lowest <= highest;
}

const nothing: ReadonlySet<string> = new Set(['type']);

const ofType: Readonly<Record<string, (schema: JsonObject) => boolean>> = {
  null: (schema) => hasOnly(schema, nothing),
  boolean: (schema) => hasOnly(schema, nothing),
  string: (schema) => hasRoom(schema, length, true),
  number: (schema) => hasRoom(schema, size, false),
  integer: (schema) => hasRoom(schema, size, true),
  array: (schema) => isOfItems(schema) && !Object.hasOwn(schema, 'minItems') && Number(schema['maxItems'] ?? 0) >= 0,
  object: (schema) =>
    isOfMembers(schema) &&
    [...requiredOf(schema)].every(
      (name) => typeof name === 'string' && Object.hasOwn(schema.properties, name) && isPlainlyInhabited(schema.properties[name] ?? null),
    ),
};

/** Whether it is seen at once that some value is valid, one that carries declared names only. `false` says nothing. */
export function isPlainlyInhabited(schema: Json): boolean {
  if (!isObject(schema)) return schema === true;
  const { type, enum: values } = schema;
  if (isArray(values)) return values.length > 0 && Object.keys(schema).length === 1;
  return typeof type === 'string' && Object.hasOwn(ofType, type) && ofType[type]?.(schema) === true;
}
