import type { ManifestSchema } from './manifest.ts';
import { isObject, resolveNode, setOwn } from './schema-node.ts';

const MAX_DEPTH = 200;

/**
 * The value without the members that a closed schema does not know: how a consumer reads an event whose
 * publisher already says more. Only `additionalProperties: false` beside `properties` counts, through `items`, maps and
 * `$ref: #/$defs/..`; what stands under a combinator is left as it is, and validation judges it.
 */
export function dropUnknown(schema: ManifestSchema, value: unknown): unknown {
  return prune(schema, schema, value, 0);
}

function prune(root: ManifestSchema, schema: unknown, value: unknown, depth: number): unknown {
  const node = depth > MAX_DEPTH ? undefined : resolveNode(root, schema);
  if (node === undefined) return value;
  if (Array.isArray(value)) return isObject(node['items']) ? value.map((item) => prune(root, node['items'], item, depth + 1)) : value;
  if (!isObject(value)) return value;
  const properties = isObject(node['properties']) ? node['properties'] : {};
  const additional = node['additionalProperties'];
  const result = {};
  for (const [key, member] of Object.entries(value)) {
    if (Object.hasOwn(properties, key)) setOwn(result, key, prune(root, properties[key], member, depth + 1));
    else if (additional !== false) setOwn(result, key, isObject(additional) ? prune(root, additional, member, depth + 1) : member);
  }
  return result;
}
