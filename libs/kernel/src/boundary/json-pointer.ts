/** A place that a JSON pointer names, in so far as it is there. */
export type Found = { readonly value: unknown } | undefined;

/** The value at a JSON pointer (RFC 6901). Only own members count, so that no pointer reaches a prototype. */
export function lookUp(root: unknown, pointer: string): Found {
  let value = root;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name) || (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(name))) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return { value };
}
