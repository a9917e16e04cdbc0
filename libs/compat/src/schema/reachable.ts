import type { Json, JsonObject, Schema } from '@plugwright/spec';
import { isArray, isObject } from './value/json-type.ts';

const containers = ['$defs', 'definitions'] as const;
/** Keywords that give schemas other names than their pointers, in any dialect. */
const naming: ReadonlySet<string> = new Set(['$id', 'id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveRef', '$recursiveAnchor']);
const remembered = new WeakMap<JsonObject, JsonObject>();

/**
 * The schema without the definitions that nothing leads to: validators compile all they are given. Pointers stay, and the
 * same schema gives the same object. A schema with other references than pointers from its root is left as it is.
 */
export function reachable(schema: Schema): Schema {
  if (!isObject(schema)) return schema;
  const known = remembered.get(schema) ?? prune(schema);
  remembered.set(schema, known);
  return known;
}

function prune(schema: JsonObject): JsonObject {
  const kept = new Set<string>();
  const pending: Json[] = [];
  for (const [keyword, value] of Object.entries(schema)) if (!isContainer(keyword) || !isObject(value)) pending.push({ [keyword]: value });
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isArray(value)) for (const item of value) pending.push(item);
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' && naming.has(name)) return schema;
      if (name !== '$ref') {
        pending.push(member);
        continue;
      }
      const target = typeof member === 'string' ? targetOf(member) : undefined;
      if (target === undefined) return schema;
      if (target === '' || kept.has(target)) continue;
      kept.add(target);
      const [container = '', definition = ''] = JSON.parse(target) as string[];
      const all = schema[container];
      if (isObject(all) && Object.hasOwn(all, definition)) pending.push(all[definition] ?? null);
    }
  }
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (!isContainer(keyword) || !isObject(value)) return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value).filter(([name]) => kept.has(JSON.stringify([keyword, name]))))];
  });
  return Object.fromEntries(entries);
}

function isContainer(keyword: string): boolean {
  return keyword === '$defs' || keyword === 'definitions';
}

/** The definition that a reference leads into as `["$defs", "name"]`; empty for one into the rest; undefined for no plain pointer. */
function targetOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return undefined;
  const [empty, container = '', name] = reference.slice(1).split('/');
  if (empty !== '') return undefined;
  if (!containers.some((one) => one === container)) return container === '' || !container.includes('%') ? '' : undefined;
  if (name === undefined) return undefined;
  try {
    return JSON.stringify([container, decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')]);
  } catch {
    return undefined;
  }
}
