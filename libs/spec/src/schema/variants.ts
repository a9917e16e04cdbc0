import { isObject, memberOf } from '../json/access.ts';
import type { JsonObject } from '../model/schema.ts';

/**
 * How openness is applied to a schema:
 * `closed` unknown members are refused; `open` they are let through;
 * `part` one of several schemas for the same value: only what is inside of it is closed, its whole is closed outside;
 * `raw` a condition (`if`, `not`, `contains`), whose meaning closing would change.
 */
export type Variant = 'closed' | 'open' | 'part' | 'raw';

/** Keywords that only describe, and so do not make a `$ref` beside them a combination. */
const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'summary',
  'default',
  'examples',
  'deprecated',
  '$comment',
  'since',
  'stability',
  'renamedFrom',
]);

/** Keywords that combine several schemas for the same value. */
const combining = ['allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas'] as const;

function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-');
}

/** Whether a schema is a plain reference, with nothing beside it but annotations. */
export function isPlainReference(schema: JsonObject): boolean {
  return memberOf(schema, '$ref') !== undefined && Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword));
}

/** Whether several schemas speak about the same value here. */
export function combines(schema: JsonObject): boolean {
  return memberOf(schema, '$ref') !== undefined ? !isPlainReference(schema) : combining.some((keyword) => memberOf(schema, keyword) !== undefined);
}

/** Whether a schema, by its own keywords, says what an object looks like. */
export function describesObject(schema: JsonObject): boolean {
  const type = memberOf(schema, 'type');
  const mayBeObject = type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'));
  if (!mayBeObject) return false;
  return type !== undefined || isObject(memberOf(schema, 'properties')) || isObject(memberOf(schema, 'patternProperties'));
}
