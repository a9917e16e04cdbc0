import { isArray, isObject, objectOf, type Json, type JsonObject, type Schema } from '@plugwright/spec';

const relaxed = new WeakMap<JsonObject, JsonObject>();

/** Keywords whose values are the author's, not schemas. */
const plain: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'required']);

/** Keywords that map names to schemas, so that what looks like a keyword in them is a name. */
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

function relaxMap(schemas: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, relaxValue(schema)]));
}

function relaxValue(value: Json): Json {
  return isArray(value) ? value.map(relaxValue) : isObject(value) ? relaxSchema(value) : value;
}

function relaxSchema(schema: JsonObject): JsonObject {
  const result = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      plain.has(keyword) ? value : maps.has(keyword) && isObject(value) ? relaxMap(value) : relaxValue(value),
    ]),
  );
  const required = schema['required'];
  if (isArray(required)) {
    const properties = objectOf(schema, 'properties');
    const hasDefault = (name: Json): boolean => typeof name === 'string' && objectOf(properties, name)['default'] !== undefined;
    result['required'] = required.filter((name) => !hasDefault(name));
  }
  return result;
}

/**
 * What callers may send where defaults are applied before the value is looked at: a required member with a default may
 * be left out. The same object for the same schema, because provers remember schemas by identity.
 */
export function relaxDefaults(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  let result = relaxed.get(schema);
  if (result === undefined) {
    result = relaxSchema(schema);
    relaxed.set(schema, result);
  }
  return result;
}
