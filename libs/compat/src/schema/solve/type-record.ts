import type { Json } from '@plugwright/spec';
import type { Atom, Doubt } from '../formula/formula.ts';

/** The answer to "is there such a value?". `none` is proved; a value was really built. */
export type Found = { readonly kind: 'none' } | { readonly kind: 'some'; readonly value: Json } | { readonly kind: 'unsure'; readonly doubt: Doubt };

/** There is provably no value. */
export const none: Found = { kind: 'none' };

/** A value that was built. */
export function some(value: Json): Found {
  return { kind: 'some', value };
}

/** Neither found nor excluded. */
export function unsure(pointer: string, reason: string): Found {
  return { kind: 'unsure', doubt: { pointer, reason } };
}

/** The theory of one type: a conjunction of its atoms. A positive `in` never reaches it: such sets are evaluated. */
export interface TypeRecord<A extends Atom> {
  /** An independent copy, for a branch. */
  copy(): TypeRecord<A>;
  /** Adds a statement; false where it contradicts what is there (true says nothing). */
  add(atom: A, positive: boolean): boolean;
  /** Whether the statement follows (true), is excluded (false) or neither is known. */
  status(atom: A, positive: boolean): boolean | undefined;
  /** A value that satisfies all. */
  model(): Found;
}
