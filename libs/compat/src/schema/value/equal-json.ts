import type { Json } from '@plugwright/spec';
import { isArray, isObject } from './json-type.ts';

/** Whether two JSON values are equal, members in any order. Works on values nested as deep as memory allows. */
export function equalJson(left: Json, right: Json): boolean {
  const pending: [Json | undefined, Json | undefined][] = [[left, right]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (isArray(one) && isArray(other)) {
      if (one.length !== other.length) return false;
      for (const [index, item] of one.entries()) pending.push([item, other[index]]);
    } else if (isObject(one) && isObject(other)) {
      const names = Object.keys(one);
      if (names.length !== Object.keys(other).length) return false;
      for (const name of names) {
        if (!Object.hasOwn(other, name)) return false;
        pending.push([one[name], other[name]]);
      }
    } else return false;
  }
  return true;
}
