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

/** Names of members by which the comparison that Ajv uses goes as if every object had them from its prototype. */
const MISTAKEN: ReadonlySet<string> = new Set(['constructor', 'toString', 'valueOf']);

function isMistaken(value: Json): boolean {
  if (Array.isArray(value)) return (value as readonly Json[]).some(isMistaken);
  return isObject(value) && Object.entries(value).some(([name, member]) => MISTAKEN.has(name) || isMistaken(member));
}

/** A schema of one value, member by member. */
function spelled(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return { type: 'array', minItems: items.length, maxItems: items.length, ...(items.length === 0 ? {} : { prefixItems: items.map(spelled) }) };
  }
  if (!isObject(value)) return { const: value };
  const names = Object.keys(value);
  return readProtoProperty({ type: 'object', required: names, maxProperties: names.length, properties: mapMembers(value, spelled) });
}

/** `const` and `enum` of objects that Ajv compares wrongly; behind two negations nothing counts as evaluated, as nothing does by `const`. */
function readConstants(node: JsonObject): JsonObject {
  const { const: constant, enum: values, ...others } = node;
  const added: Json[] = [];
  if (constant !== undefined && isMistaken(constant)) added.push({ not: { not: spelled(constant) } });
  if (Array.isArray(values) && (values as readonly Json[]).some(isMistaken)) {
    added.push({ not: { not: { anyOf: (values as readonly Json[]).map((value) => (isMistaken(value) ? spelled(value) : { const: value })) } } });
  }
  if (added.length === 0) return node;
  const kept = {
    ...(constant === undefined || isMistaken(constant) ? {} : { const: constant }),
    ...(values === undefined || (Array.isArray(values) && (values as readonly Json[]).some(isMistaken)) ? {} : { enum: values }),
  };
  const before = Array.isArray(others['allOf']) ? (others['allOf'] as readonly Json[]) : [];
  return { ...others, ...kept, allOf: [...before, ...added] };
}

/** Ajv takes an array without items for one that holds what `contains` wants where `prefixItems` stands beside it; in a branch it does not. */
function readContains(node: JsonObject): JsonObject {
  const { contains, minContains, maxContains, ...others } = node;
  if (contains === undefined || others['prefixItems'] === undefined) return node;
  const counted = { contains, ...(minContains === undefined ? {} : { minContains }), ...(maxContains === undefined ? {} : { maxContains }) };
  const before = Array.isArray(others['allOf']) ? (others['allOf'] as readonly Json[]) : [];
  return { ...others, allOf: [...before, counted] };
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
  return readConstants(readContains(readProtoProperty(evaluates ? readIf(node) : node)));
}

/** The schema as Ajv reads it rightly: the same values, written around four known slips of Ajv 8. */
export function ajvReading(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  const evaluates = text.includes('"if"') && text.includes('"unevaluated');
  const isAffected = evaluates || (text.includes('"prefixItems"') && text.includes('"contains"')) || /"(?:__proto__|constructor|toString|valueOf)"/.test(text);
  return isAffected ? (read(schema, evaluates) as JsonObject) : schema;
}
