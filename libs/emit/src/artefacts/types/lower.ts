import type { JsonObject, Model, Schema } from '@plugwright/spec';
import { hasDefault, isDefaulted } from './defaulted.ts';
import { typeKey, type TypeForm, type TypeKey } from './form.ts';
import { asObject, isSchemaObject, referTo } from './schema-walk.ts';

/** A schema in the dialect that json-schema-to-typescript reads, with references as `{ tsType: <marker> }`. */
export type Lowered = boolean | Record<string, unknown>;

/** Gives each referred type the text that stands for it until the names are known. */
export type Marker = (key: TypeKey) => string;

/** Keywords beside a `$ref` that change the type. The rest is validation and prose. */
const shaping = [
  'type',
  'enum',
  'const',
  'properties',
  'required',
  'items',
  'prefixItems',
  'additionalProperties',
  'patternProperties',
  'allOf',
  'anyOf',
  'oneOf',
];

/**
 * The view of a schema that types are compiled from. Only what shapes a type is carried over: no prose, ids, anchors,
 * titles (they would become names) or `tsType` (it would be copied as code). Limits and conditions are left to
 * the validators, so a type is never narrower than its schema. Tuples take their draft-07 form.
 */
export function lower(model: Model, schema: Schema, form: TypeForm, mark: Marker): Lowered {
  const lowering = { model, mark };
  return lowerIn(lowering, schema, form === 'received' && isDefaulted(model, schema) ? 'received' : 'given');
}

interface Lowering {
  readonly model: Model;
  readonly mark: Marker;
}

function lowerIn(context: Lowering, schema: unknown, form: TypeForm): Lowered {
  if (typeof schema === 'boolean') return schema;
  if (!isSchemaObject(schema)) return true;
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return lowerNode(context, schema, form);
  const key = typeKey(ref, form === 'received' && isDefaulted(context.model, referTo(context.model, ref)) ? 'received' : 'given');
  const target = { tsType: context.mark(key) };
  if (!shaping.some((keyword) => Object.hasOwn(schema, keyword))) return target;
  const rest = Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$ref'));
  // Defaults beside a reference are not followed, as in `applyDefaults`.
  return { allOf: [target, lowerNode(context, rest, 'given')] };
}

function lowerNode(context: Lowering, schema: JsonObject, form: TypeForm): Lowered {
  const lowered: Record<string, unknown> = {};
  for (const keyword of ['type', 'enum', 'const'] as const) if (Object.hasOwn(schema, keyword)) lowered[keyword] = schema[keyword];
  lowerObject(context, schema, form, lowered);
  lowerArray(context, schema, form, lowered);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    const shapes = branches.map((branch) => lowerIn(context, branch, 'given'));
    // A branch that says nothing about the shape leaves it open: in a union it swallows the rest, in an intersection it adds nothing.
    const telling = keyword === 'allOf' ? shapes.filter((shape) => !isVacuous(shape)) : shapes.some(isVacuous) ? [] : shapes;
    if (telling.length > 0) lowered[keyword] = telling;
  }
  return lowered;
}

function isVacuous(shape: Lowered): boolean {
  return shape === true || (typeof shape === 'object' && Object.keys(shape).length === 0);
}

function lowerObject(context: Lowering, schema: JsonObject, form: TypeForm, lowered: Record<string, unknown>): void {
  const properties = asObject(schema['properties']);
  const rest = lowerRest(context, schema);
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : []);
  const members = new Map<string, unknown>();
  for (const [name, member] of Object.entries(properties)) {
    members.set(name, lowerIn(context, member, form));
    if (form === 'received' && hasDefault(context.model, member)) required.add(name);
  }
  for (const name of required) if (!members.has(name)) members.set(name, rest ?? {});
  if (members.size > 0 || Object.hasOwn(schema, 'properties')) {
    lowered['type'] ??= 'object';
    lowered['properties'] = Object.fromEntries(members);
    lowered['required'] = [...required];
  }
  if (rest !== undefined) {
    lowered['type'] ??= 'object';
    lowered['additionalProperties'] = rest;
  }
}

/** What a member without a name of its own holds: a map's values, by `additionalProperties` or by patterns. */
function lowerRest(context: Lowering, schema: JsonObject): Lowered | undefined {
  const values = Object.values(asObject(schema['patternProperties']));
  const additional = schema['additionalProperties'];
  if (isSchemaObject(additional)) values.push(additional);
  if (values.length === 0) return undefined;
  const shapes = values.map((value) => lowerIn(context, value, 'given'));
  const [first] = shapes;
  if (shapes.some(isVacuous)) return {};
  return shapes.length === 1 ? first : { anyOf: shapes };
}

function lowerArray(context: Lowering, schema: JsonObject, form: TypeForm, lowered: Record<string, unknown>): void {
  const prefix = schema['prefixItems'];
  const items = schema['items'];
  if (Array.isArray(prefix)) {
    lowered['type'] ??= 'array';
    lowered['items'] = prefix.map((item) => lowerIn(context, item, 'given'));
    lowered['additionalItems'] = items === undefined ? {} : lowerIn(context, items, 'given');
    lowered['minItems'] = typeof schema['minItems'] === 'number' ? Math.min(schema['minItems'], prefix.length) : 0;
  } else if (items !== undefined) {
    lowered['type'] ??= 'array';
    lowered['items'] = lowerIn(context, items, form);
  }
}
