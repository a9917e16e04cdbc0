import type { Json, JsonObject, Schema } from '@plugwright/spec';

/** Keywords whose value is a schema, or a list of some. */
const SCHEMAS: ReadonlySet<string> = new Set([
  'additionalProperties',
  'allOf',
  'anyOf',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords whose members are schemas. */
const MAPS: ReadonlySet<string> = new Set(['$defs', 'definitions', 'patternProperties']);
/** Keywords whose members are schemas that count only where the object has a member of that name. */
const BY_NAME: ReadonlySet<string> = new Set(['dependentSchemas', 'properties']);
/** Keywords by which a schema is found otherwise than by a pointer from the root. */
const NAMING: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor', '$dynamicRef']);

/** A reference that no left out member can be the target of. */
const plainReference = /^#(?:\/(?:\$defs|definitions)\/[^/]+)?$/;

class Elsewhere extends Error {}

/**
 * The schema as far as it concerns values that have no other member names than this one: what it says of members of
 * other names is left out, which changes nothing for them and spares validators most of a large schema. A schema (2020-12)
 * with other references than to itself and its definitions comes back as it is.
 */
export function focused(schema: Schema, value: Json): Schema {
  if (!isObject(schema)) return schema;
  const names = new Set<string>();
  collectNames(value, names);
  try {
    return withNames(schema, names);
  } catch (error) {
    if (error instanceof Elsewhere || error instanceof RangeError) return schema;
    throw error;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collectNames(value: Json, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries<Json>(value)) {
    if (!Array.isArray(value)) names.add(name);
    collectNames(member, names);
  }
}

function withNames(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const inside = (part: Json): Json => (isObject(part) ? withNames(part, names) : part);
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (NAMING.has(keyword) || (keyword === '$ref' && !(typeof value === 'string' && plainReference.test(value)))) throw new Elsewhere();
    if (SCHEMAS.has(keyword)) return [keyword, Array.isArray(value) ? (value as readonly Json[]).map(inside) : inside(value)];
    if (!isObject(value) || !(MAPS.has(keyword) || BY_NAME.has(keyword))) return [keyword, value];
    const members = Object.entries(value).filter(([name]) => MAPS.has(keyword) || names.has(name));
    return [keyword, Object.fromEntries(members.map(([name, member]) => [name, inside(member)]))];
  });
  return Object.fromEntries(entries);
}
