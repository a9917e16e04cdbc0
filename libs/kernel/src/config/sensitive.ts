import type { ManifestSchema } from '@plugwright/manifest';
import { deref } from './setting.ts';

const MAX_DEPTH = 32;

/** Keywords whose schemas speak of the same value as the schema that they stand in. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];

/**
 * The texts of all values that a schema marks by `x-sensitive: true`, everything below a marked value included. A mark counts in
 * whichever branch of the schema it stands, matching or not: hiding too much is better than showing a secret.
 */
export function sensitiveTexts(root: ManifestSchema, value: unknown): string[] {
  const texts: string[] = [];
  collect(root, [root], value, false, 0, texts);
  return texts;
}

function collect(root: ManifestSchema, schemas: readonly unknown[], value: unknown, marked: boolean, depth: number, texts: string[]): void {
  if (depth > MAX_DEPTH) return;
  const nodes = new Set<Record<string, unknown>>();
  for (const schema of schemas) expand(root, schema, nodes);
  const sensitive = marked || [...nodes].some((node) => node['x-sensitive'] === true);
  if (Array.isArray(value)) {
    const inner = [...nodes].flatMap((node) => [node['items'], node['contains'], ...listOf(node['prefixItems'])]);
    for (const item of value) collect(root, inner, item, sensitive, depth + 1, texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      collect(
        root,
        [...nodes].flatMap((node) => memberSchemas(node, key)),
        member,
        sensitive,
        depth + 1,
        texts,
      );
  } else if (sensitive && (typeof value === 'string' || typeof value === 'number')) {
    texts.push(String(value));
  }
}

/** A schema with what it refers to and its branches. */
function expand(root: ManifestSchema, schema: unknown, nodes: Set<Record<string, unknown>>): void {
  if (!isObject(schema) || nodes.has(schema)) return;
  nodes.add(schema);
  if (typeof schema['$ref'] === 'string') expand(root, deref(root, { $ref: schema['$ref'] }), nodes);
  for (const keyword of SAME_VALUE) {
    for (const branch of listOf(schema[keyword])) expand(root, branch, nodes);
  }
  if (isObject(schema['dependentSchemas'])) for (const branch of Object.values(schema['dependentSchemas'])) expand(root, branch, nodes);
}

/** Every schema that may speak of a member. */
function memberSchemas(node: Readonly<Record<string, unknown>>, key: string): unknown[] {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = node;
  const own = isObject(properties) && Object.hasOwn(properties, key) ? [properties[key]] : [];
  const others = own.length > 0 ? [] : [additionalProperties, unevaluatedProperties];
  return [...own, ...others, ...(isObject(patternProperties) ? Object.values(patternProperties) : [])];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
