import { isArray, isObject, type Json, type Model, type Schema } from '@plugwright/spec';

function typeAt(model: Model, reference: string): Schema | undefined {
  const [id = '', name = ''] = reference.split('#/types/');
  const owner = model.documents.get(id);
  return owner !== undefined && 'types' in owner ? owner.types.get(name)?.schema : undefined;
}

/**
 * Tells of schemas of two models that they say the same, whatever the order of the members, and so do the types that they
 * refer to. Types that lead back to themselves are not told of.
 */
class Unchanged {
  readonly #old: Model;
  readonly #new: Model;
  readonly #types = new Map<string, boolean>();

  constructor(old: Model, current: Model) {
    this.#old = old;
    this.#new = current;
  }

  told(old: Json | undefined, current: Json | undefined): boolean {
    if (isArray(old)) return isArray(current) && old.length === current.length && old.every((item, index) => this.told(item, current[index]));
    if (!isObject(old) || !isObject(current)) return old === current;
    const names = Object.keys(old);
    if (names.length !== Object.keys(current).length) return false;
    return names.every((name) => {
      const value = old[name];
      if (!Object.hasOwn(current, name) || !this.told(value, current[name])) return false;
      return name !== '$ref' || typeof value !== 'string' || this.#leadsToSame(value);
    });
  }

  #leadsToSame(reference: string): boolean {
    const known = this.#types.get(reference);
    if (known !== undefined) return known;
    // What leads back here while this is open is not told of.
    this.#types.set(reference, false);
    const [old, current] = [typeAt(this.#old, reference), typeAt(this.#new, reference)];
    const told = old !== undefined && current !== undefined && this.told(old, current);
    this.#types.set(reference, told);
    return told;
  }
}

const between = new WeakMap<Model, WeakMap<Model, Unchanged>>();

/** What is told of schemas of these two models. */
export function unchangedBetween(old: Model, current: Model): Unchanged {
  const those = between.get(old) ?? new WeakMap<Model, Unchanged>();
  between.set(old, those);
  const unchanged = those.get(current) ?? new Unchanged(old, current);
  those.set(current, unchanged);
  return unchanged;
}
