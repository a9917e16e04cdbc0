import type { Json, JsonObject } from '@plugwright/spec';

const SCHEMA = new Set([
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const MAP = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']);

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapMembers(value: JsonObject, read: (member: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member)]));
}

/** `properties` without the member Ajv passes over on purpose; a pattern of just that name says the same. */
function readProtoProperty(node: JsonObject): JsonObject {
  const { properties, patternProperties } = node;
  if (!isObject(properties) || !Object.hasOwn(properties, '__proto__')) return node;
  const { ['__proto__']: member, ...others } = properties;
  if (member === undefined) return node;
  const patterns = isObject(patternProperties) ? patternProperties : {};
  return { ...node, properties: others, patternProperties: { ...patterns, '^__proto__$': member } };
}

/** Ajv counts what `if` evaluated even where `if` failed; the two ways as branches say the same and are counted rightly. */
function readIf(node: JsonObject): JsonObject {
  const { if: condition, then: consequence, else: alternative, ...others } = node;
  if (condition === undefined) return node;
  const holds = consequence === undefined ? [condition] : [condition, consequence];
  const fails = alternative === undefined ? [{ not: condition }] : [{ not: condition }, alternative];
  const before = Array.isArray(others['allOf']) ? (others['allOf'] as readonly Json[]) : [];
  return { ...others, allOf: [...before, { anyOf: [{ allOf: holds }, { allOf: fails }] }] };
}

function read(schema: Json, evaluates: boolean): Json {
  if (!isObject(schema)) return schema;
  const node: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SCHEMA.has(keyword)) node[keyword] = read(value, evaluates);
    else if (LIST.has(keyword) && Array.isArray(value)) node[keyword] = (value as readonly Json[]).map((branch) => read(branch, evaluates));
    else if (MAP.has(keyword) && isObject(value)) node[keyword] = mapMembers(value, (member) => read(member, evaluates));
    else node[keyword] = value;
  }
  return readProtoProperty(evaluates ? readIf(node) : node);
}

/** The schema as Ajv reads it rightly: the same values, written around two known slips of Ajv 8. */
export function ajvReading(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  const evaluates = text.includes('"if"') && text.includes('"unevaluated');
  return evaluates || text.includes('"__proto__"') ? (read(schema, evaluates) as JsonObject) : schema;
}
