import type { ManifestSchema } from '@plugwright/manifest';

/** One value at one place of a plugin's configuration. */
export interface Setting {
  readonly path: readonly string[];
  readonly text: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Member names that would change an object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a name may be a member of a configuration. */
export function isSafeKey(key: string): boolean {
  return key !== '' && !FORBIDDEN.has(key);
}

/** The schema of a member, through `$ref` and maps; undefined where the schema says nothing. */
export function memberSchema(root: ManifestSchema, schema: unknown, key: string): unknown {
  const node = deref(root, schema);
  if (node === undefined) return undefined;
  const properties = node['properties'];
  if (isObject(properties) && Object.hasOwn(properties, key)) return properties[key];
  return isObject(node['additionalProperties']) ? node['additionalProperties'] : undefined;
}

/** The names of members that a schema declares. */
export function memberNames(root: ManifestSchema, schema: unknown): readonly string[] {
  const properties = deref(root, schema)?.['properties'];
  return isObject(properties) ? Object.keys(properties) : [];
}

/** The schema object behind references. */
export function deref(root: ManifestSchema, schema: unknown): Record<string, unknown> | undefined {
  let node = schema;
  for (let step = 0; step < 64 && isObject(node); step += 1) {
    const ref = node['$ref'];
    if (typeof ref !== 'string') return node;
    const defs = isObject(root) ? root['$defs'] : undefined;
    const name = ref.slice('#/$defs/'.length);
    node = isObject(defs) && Object.hasOwn(defs, name) ? defs[name] : undefined;
  }
  return undefined;
}

/** The text of a flag or variable as the type that the schema asks for: a string stays as it is, all else is JSON where it can be. */
export function parseText(root: ManifestSchema, schema: unknown, text: string): unknown {
  const type = deref(root, schema)?.['type'];
  if (type === 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Objects member by member, the later one winning; everything else, arrays too, is replaced whole. */
export function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (isSafeKey(key)) merged[key] = Object.hasOwn(merged, key) ? merge(merged[key], value) : value;
  }
  return merged;
}

/** The object that holds one value at a path. */
export function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
