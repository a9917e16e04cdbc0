import type { Json, JsonObject } from '@plugwright/spec';
import { isArray } from './json-type.ts';

/**
 * A text that two JSON values share exactly when JSON Schema holds them equal: members in any order, 1 and 1.0 the
 * same, 0 and -0 the same. Unlike canonical JSON it takes lone surrogates, too.
 */
export function valueKey(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return `[${value.map(valueKey).join(',')}]`;
  switch (typeof value) {
    case 'number':
      return String(value === 0 ? 0 : value);
    case 'object':
      return objectKey(value);
    default:
      return JSON.stringify(value);
  }
}

function objectKey(value: JsonObject): string {
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${valueKey(value[name] ?? null)}`).join(',')}}`;
}

/** The number of Unicode code points, which is what `minLength` and `maxLength` count. */
export function lengthOf(text: string): number {
  let length = text.length;
  // The second half of a pair is the same code point.
  for (let index = 1; index < text.length; index += 1) if (isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))) length -= 1;
  return length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
