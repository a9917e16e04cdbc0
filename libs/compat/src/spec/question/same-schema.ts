import { isArray, isObject, type Json } from '@plugwright/spec';
import { nameOf, type Definitions } from './definitions.ts';

/**
 * Tells whether parts of two schema documents say the same: they are written alike, and so is everything that they refer
 * to. What refers back to itself is not told, nor what is referred to otherwise than as a definition.
 */
export class SameSchema {
  readonly #left: Definitions;
  readonly #right: Definitions;
  readonly #references = new Map<string, boolean>();

  constructor(left: Definitions, right: Definitions) {
    this.#left = left;
    this.#right = right;
  }

  told(left: Json, right: Json): boolean {
    if (isArray(left)) return isArray(right) && left.length === right.length && left.every((item, index) => this.told(item, right[index] ?? null));
    if (!isObject(left) || !isObject(right)) return left === right;
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && this.#member(key, left[key] ?? null, right[key] ?? null))
    );
  }

  #member(key: string, left: Json, right: Json): boolean {
    if (typeof left !== 'string') return this.told(left, right);
    if (left !== right) return false;
    if (key === '$ref') return this.#leadsToSame(left);
    return !key.startsWith('$') || key === '$schema' || key === '$comment';
  }

  #leadsToSame(reference: string): boolean {
    const known = this.#references.get(reference);
    if (known !== undefined) return known;
    // What leads back here while this is open is not told.
    this.#references.set(reference, false);
    const name = nameOf(reference);
    const [left, right] = name === undefined ? [] : [this.#left.get(name), this.#right.get(name)];
    const told = left !== undefined && right !== undefined && this.told(left, right);
    this.#references.set(reference, told);
    return told;
  }
}
