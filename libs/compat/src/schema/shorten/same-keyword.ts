import type { Json } from '@plugwright/spec';
import { equalJson } from '../value/equal-json.ts';
import { isArray, isObject } from '../value/json-type.ts';

/** What a keyword asks about the schemas within it: whether they say the same, and about two references, whether they lead to the same. */
export interface Inner {
  readonly schemas: (left: Json, right: Json) => boolean;
  readonly references: (left: string, right: string) => boolean;
  readonly isPattern: (pattern: string) => boolean;
}

/** Whether a keyword's two values are well formed and say the same; false where that is not seen at once. */
type SameKeyword = (left: Json, right: Json, inner: Inner) => boolean;

const types: ReadonlySet<Json> = new Set(['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']);

const isText = (value: Json): boolean => typeof value === 'string';

const number: SameKeyword = (left, right) => left === right && Number.isFinite(left);
const count: SameKeyword = (left, right) => left === right && Number.isInteger(left) && Number(left) >= 0;
const text: SameKeyword = (left, right) => left === right && isText(left);
const schema: SameKeyword = (left, right, { schemas }) => schemas(left, right);

const list: SameKeyword = (left, right, { schemas }) =>
  isArray(left) && isArray(right) && left.length === right.length && left.every((inner, index) => schemas(inner, right[index] ?? null));

const map: SameKeyword = (left, right, { schemas }) => {
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && schemas(left[name] ?? null, right[name] ?? null));
};

const isType = (value: Json): boolean => (isArray(value) ? value.length > 0 && value.every((name) => types.has(name)) : types.has(value));

/**
 * The keywords that are held against each other word for word: those whose meaning hangs on nothing but their value, so
 * that no doubt and no mistake can hide in what is left unread.
 */
export const sameKeyword: ReadonlyMap<string, SameKeyword> = new Map<string, SameKeyword>([
  ['type', (left, right) => isType(left) && equalJson(left, right)],
  ['const', equalJson],
  ['enum', (left, right) => isArray(left) && equalJson(left, right)],
  ['minimum', number],
  ['exclusiveMinimum', number],
  ['maximum', number],
  ['exclusiveMaximum', number],
  ['multipleOf', (left, right, inner) => number(left, right, inner) && Number(left) > 0],
  ['minLength', count],
  ['maxLength', count],
  ['pattern', (left, right, { isPattern }) => typeof left === 'string' && left === right && isPattern(left)],
  ['format', text],
  ['required', (left, right) => isArray(left) && left.every(isText) && equalJson(left, right)],
  ['minProperties', count],
  ['maxProperties', count],
  ['properties', map],
  ['additionalProperties', schema],
  ['minItems', count],
  ['maxItems', count],
  ['uniqueItems', (left, right) => typeof left === 'boolean' && left === right],
  ['items', schema],
  ['$ref', (left, right, { references }) => typeof left === 'string' && typeof right === 'string' && references(left, right)],
  ['allOf', list],
  ['anyOf', list],
]);
