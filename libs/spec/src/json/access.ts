import type { Json, JsonObject } from '../model/schema.ts';

const nothing: JsonObject = Object.freeze({});

/** Whether a JSON value is an object (and not null or an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is an array. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An own member, or undefined; members of the prototype do not count. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A member that is an object; an empty one where it is absent or something else. */
export function objectOf(value: Json | undefined, key: string): JsonObject {
  const member = memberOf(value, key);
  return isObject(member) ? member : nothing;
}

/** A member that is an array; an empty one where it is absent or something else. */
export function listOf(value: Json | undefined, key: string): readonly Json[] {
  const member = memberOf(value, key);
  return isArray(member) ? member : [];
}

/** A member that is text, or undefined. */
export function textOf(value: Json | undefined, key: string): string | undefined {
  const member = memberOf(value, key);
  return typeof member === 'string' ? member : undefined;
}

/** A member that is a finite number, or undefined. */
export function numberOf(value: Json | undefined, key: string): number | undefined {
  const member = memberOf(value, key);
  return typeof member === 'number' ? member : undefined;
}

/** A member that is true or false, or undefined. */
export function flagOf(value: Json | undefined, key: string): boolean | undefined {
  const member = memberOf(value, key);
  return typeof member === 'boolean' ? member : undefined;
}

/** The items of a member that are text. */
export function textsOf(value: Json | undefined, key: string): readonly string[] {
  return listOf(value, key).filter((item) => typeof item === 'string');
}

/** The name of a value's JSON type, with its article. */
export function typeName(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false', object: 'a mapping' }[typeof value as 'string' | 'number' | 'boolean' | 'object'];
}
