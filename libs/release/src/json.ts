import type { Json, JsonObject } from '@plugwright/spec';

/** Whether a value is an object (and not null or an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member, or undefined; members of the prototype do not count. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The same value with the members of every object sorted by UTF-16 code units. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (!isObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    // Defined, not assigned: a member named __proto__ is a member like any other.
    if (member !== undefined) Object.defineProperty(result, key, { value: sorted(member), enumerable: true, configurable: true, writable: true });
  }
  return result;
}

/** The reference tokens of a JSON pointer, unescaped. */
export function tokensOf(pointer: string): readonly string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
