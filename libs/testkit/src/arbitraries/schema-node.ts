/** A schema that is an object. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** Whether a value is an object with members. */
export function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A keyword's value where it is a number. */
export function numberAt(node: SchemaNode, keyword: string): number | undefined {
  const value = node[keyword];
  return typeof value === 'number' ? value : undefined;
}

/** A keyword's value where it is an object of schemas, as entries. */
export function schemasAt(node: SchemaNode, keyword: string): [string, unknown][] {
  const value = node[keyword];
  return isNode(value) ? Object.entries(value) : [];
}

/** A keyword's value where it is a list. */
export function listAt(node: SchemaNode, keyword: string): readonly unknown[] {
  const value = node[keyword];
  return Array.isArray(value) ? value : [];
}

/** A member set whatever its name is; plain assignment of `__proto__` would change the prototype instead. */
export function fromEntries(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of entries) Object.defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
  return result;
}
