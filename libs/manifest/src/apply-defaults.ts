import type { ManifestSchema } from './manifest.ts';
import { isObject, resolveNode, setOwn } from './schema-node.ts';

/** Deeper values are left as they are; a schema may be recursive and a value hostile. */
const MAX_DEPTH = 200;

/**
 * The value with the defaults of its schema filled in. Only defaults that stand at `properties` or `items` count,
 * through `$ref: #/$defs/..` as well; one under a combinator (`allOf`, `anyOf`, `oneOf`, `if`, `not`) never does, because which
 * branch applies is not known before validation. Returns a new value where something was filled, else the same one; never changes its argument.
 */
export function applyDefaults(schema: ManifestSchema, value: unknown): unknown {
  return typeof schema === 'boolean' || !hasDefaults(schema) ? value : fill(schema, schema, value, 0);
}

/** Whether a schema has a default anywhere, by the schema: most have none, and a schema comes again with each call. */
const known = new WeakMap<object, boolean>();

function hasDefaults(schema: object): boolean {
  let has = known.get(schema);
  if (has === undefined) known.set(schema, (has = JSON.stringify(schema).includes('"default":')));
  return has;
}

function fill(root: ManifestSchema, schema: unknown, value: unknown, depth: number): unknown {
  const node = depth > MAX_DEPTH ? undefined : resolveNode(root, schema);
  if (node === undefined) return value;
  if (Array.isArray(value)) return fillItems(root, node['items'], value, depth);
  if (isObject(value) && isObject(node['properties'])) return fillMembers(root, node['properties'], value, depth);
  return value;
}

function fillItems(root: ManifestSchema, items: unknown, value: readonly unknown[], depth: number): unknown {
  if (!isObject(items)) return value;
  const filled = value.map((item) => fill(root, items, item, depth + 1));
  return filled.some((item, index) => item !== value[index]) ? filled : value;
}

function fillMembers(root: ManifestSchema, properties: object, value: object, depth: number): unknown {
  let filled: object | undefined;
  for (const [name, schema] of Object.entries(properties) as [string, unknown][]) {
    const present = Object.hasOwn(value, name);
    const before: unknown = present ? (value as Record<string, unknown>)[name] : defaultOf(root, schema);
    const after = before === undefined ? undefined : fill(root, schema, before, depth + 1);
    if (after === undefined || (present && after === before)) continue;
    filled ??= copy(value);
    setOwn(filled, name, after);
  }
  return filled ?? value;
}

/** The default beside a `$ref` wins over the one behind it: it is the more specific of the two. */
function defaultOf(root: ManifestSchema, schema: unknown): unknown {
  if (!isObject(schema)) return undefined;
  if (Object.hasOwn(schema, 'default')) return fresh(schema['default']);
  const node = resolveNode(root, schema);
  return node !== undefined && Object.hasOwn(node, 'default') ? fresh(node['default']) : undefined;
}

/** A default of its own for each value that it goes into. */
function fresh(value: unknown): unknown {
  return typeof value === 'object' ? structuredClone(value) : value;
}

function copy(value: object): object {
  const result = {};
  for (const [key, member] of Object.entries(value)) setOwn(result, key, member);
  return result;
}
