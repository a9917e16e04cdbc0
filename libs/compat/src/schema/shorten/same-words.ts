import type { Json, Schema } from '@plugwright/spec';
import { isPattern } from '../compile/keywords/strings.ts';
import { Malformed } from '../compile/malformed.ts';
import { SchemaDocument } from '../compile/schema-document.ts';
import type { Place } from '../compile/site.ts';
import { isSilent } from '../silent.ts';
import { isObject } from '../value/json-type.ts';
import { sameKeyword, type Inner } from './same-keyword.ts';

/** Schemas nested deeper are not looked at: the stack of the process is finite. */
const DEEPEST = 50;

/**
 * Tells of schemas of two documents that they are well formed, free of doubt, and say the same, because their words and
 * those of all that they refer to are the same. A reference back into itself and every keyword that is not simple is left to the solver.
 */
export class SameWords {
  readonly #left: SchemaDocument;
  readonly #right: SchemaDocument;
  readonly #references = new Map<string, boolean>();
  readonly #patterns = new Map<string, boolean>();
  #depth = 0;

  constructor(left: Schema, right: Schema) {
    this.#left = new SchemaDocument(left);
    this.#right = new SchemaDocument(right);
  }

  /** Whether that can be told of two schemas, which stand in the resource of the document's root. */
  readonly told = (left: Json, right: Json): boolean => {
    if (typeof left === 'boolean') return left === right;
    if (!isObject(left) || !isObject(right) || this.#depth > DEEPEST) return false;
    this.#depth += 1;
    let balance = 0;
    for (const keyword in left) {
      if (isSilent(keyword)) continue;
      const same = sameKeyword.get(keyword);
      if (same === undefined || !Object.hasOwn(right, keyword) || !same(left[keyword] ?? null, right[keyword] ?? null, this.#inner)) {
        this.#depth -= 1;
        return false;
      }
      balance += 1;
    }
    for (const keyword in right) if (!isSilent(keyword)) balance -= 1;
    this.#depth -= 1;
    return balance === 0;
  };

  readonly #inner: Inner = {
    schemas: this.told,
    references: (left, right) => {
      if (left !== right) return false;
      const known = this.#references.get(left);
      if (known !== undefined) return known;
      // What leads back here while this is open is not told.
      this.#references.set(left, false);
      const told = this.#leadToSame(left);
      this.#references.set(left, told);
      return told;
    },
    isPattern: (pattern) => {
      const known = this.#patterns.get(pattern) ?? isPattern(pattern);
      this.#patterns.set(pattern, known);
      return known;
    },
  };

  #leadToSame(reference: string): boolean {
    const left = target(this.#left, reference);
    const right = target(this.#right, reference);
    return left !== undefined && right !== undefined && this.told(left.value, right.value);
  }
}

/** Where a reference leads from the root's resource, unless that is nowhere or in another resource. */
function target(document: SchemaDocument, reference: string): Place | undefined {
  try {
    const place = document.resolve(reference, document.root);
    return place.base === document.root.base ? place : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
