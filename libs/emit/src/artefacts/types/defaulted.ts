import type { Model, Schema } from '@plugwright/spec';
import { asObject, isSchemaObject, referTo } from './schema-walk.ts';

const known = new WeakMap<Model, Map<string, boolean>>();

/**
 * Whether the kernel may fill in a default somewhere in a value of this schema, so that what a handler receives
 * is not what a caller must send. Follows the rule of `applyDefaults`: only at `properties` and `items`, through references.
 */
export function isDefaulted(model: Model, schema: Schema): boolean {
  return walk(model, schema, known.get(model) ?? remember(model));
}

function remember(model: Model): Map<string, boolean> {
  const memo = new Map<string, boolean>();
  known.set(model, memo);
  return memo;
}

function walk(model: Model, schema: unknown, memo: Map<string, boolean>): boolean {
  if (!isSchemaObject(schema)) return false;
  if (typeof schema['$ref'] === 'string') return walkType(model, schema['$ref'], memo);
  const properties = asObject(schema['properties']);
  for (const name of Object.keys(properties)) {
    if (hasDefault(model, properties[name]) || walk(model, properties[name], memo)) return true;
  }
  return walk(model, schema['items'], memo);
}

function walkType(model: Model, ref: string, memo: Map<string, boolean>): boolean {
  const before = memo.get(ref);
  if (before !== undefined) return before;
  // A recursive type adds nothing by its recursion.
  memo.set(ref, false);
  const result = walk(model, referTo(model, ref), memo);
  if (result) memo.set(ref, true);
  else memo.delete(ref);
  return result;
}

/** Whether a member is filled in where it is absent: a default beside it, or behind its reference. */
export function hasDefault(model: Model, schema: unknown): boolean {
  let node = schema;
  for (let step = 0; step < 64 && isSchemaObject(node); step += 1) {
    if (Object.hasOwn(node, 'default')) return true;
    const ref = node['$ref'];
    if (typeof ref !== 'string') return false;
    node = referTo(model, ref);
  }
  return false;
}
