import type { ManifestSchema } from './manifest.ts';

/** A schema that is an object; the boolean ones say nothing about members. */
export type SchemaNode = Readonly<Record<string, unknown>>;

const REF = '#/$defs/';

/** Follows chains of `$ref` longer than any author writes; a circle of refs alone means nothing. */
const MAX_REFS = 64;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema behind `#/$defs/..` references of a self-contained schema; undefined where it is boolean or missing. */
export function resolveNode(root: ManifestSchema, schema: unknown): SchemaNode | undefined {
  let node = schema;
  for (let step = 0; step < MAX_REFS; step += 1) {
    if (!isObject(node)) return undefined;
    const ref = node['$ref'];
    if (typeof ref !== 'string') return node;
    const defs = isObject(root) ? root['$defs'] : undefined;
    const name = ref.startsWith(REF) ? ref.slice(REF.length) : undefined;
    node = isObject(defs) && name !== undefined && Object.hasOwn(defs, name) ? defs[name] : undefined;
  }
  return undefined;
}

/** Set a member whatever its name is; plain assignment of `__proto__` would change the prototype instead. */
export function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
