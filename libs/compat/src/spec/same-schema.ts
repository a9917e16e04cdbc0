import { isArray, isObject, type Json } from '@plugwright/spec';

/** Where a reference leads in the two documents; undefined where it leads nowhere that is known. */
type Targets = (reference: string) => readonly [left?: Json | undefined, right?: Json | undefined];

/**
 * Tells whether parts of two schema documents say the same: they are written alike, whatever the order of the members, and
 * so is everything that they refer to. What refers back to itself is not told, nor what is referred to in another way than by `$ref`.
 */
export class SameSchema {
  readonly #targets: Targets;
  readonly #references = new Map<string, boolean>();

  constructor(targets: Targets) {
    this.#targets = targets;
  }

  told(left: Json | undefined, right: Json | undefined): boolean {
    if (isArray(left)) return isArray(right) && left.length === right.length && left.every((item, index) => this.told(item, right[index]));
    if (!isObject(left) || !isObject(right)) return left === right;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) if (!Object.hasOwn(right, key) || !this.#member(key, left[key], right[key])) return false;
    return true;
  }

  #member(key: string, left: Json | undefined, right: Json | undefined): boolean {
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
    const [left, right] = this.#targets(reference);
    const told = left !== undefined && right !== undefined && this.told(left, right);
    this.#references.set(reference, told);
    return told;
  }
}
