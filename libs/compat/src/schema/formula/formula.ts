import type { Json } from '@plugwright/spec';
import type { NameClass } from './name-class.ts';
import type { StringSet } from './string-set.ts';

/** "Is one of these values", which are all of one type. */
interface Among<T extends string> {
  readonly on: T;
  readonly kind: 'in';
  readonly values: readonly Json[];
  readonly keys: ReadonlySet<string>;
}

/**
 * One elementary statement about a value of the type `on`. Every other type satisfies it, so that its negation says
 * "of that type, and not so".
 */
export type Atom =
  | Among<'boolean'>
  | Among<'number'>
  | Among<'string'>
  | Among<'array'>
  | Among<'object'>
  | { readonly on: 'number'; readonly kind: 'above'; readonly bound: number; readonly exclusive: boolean }
  | { readonly on: 'number'; readonly kind: 'multiple'; readonly of: number }
  | { readonly on: 'string'; readonly kind: 'length'; readonly least: number }
  | { readonly on: 'string'; readonly kind: 'word'; readonly set: StringSet }
  | { readonly on: 'array'; readonly kind: 'length'; readonly least: number }
  | { readonly on: 'array'; readonly kind: 'item'; readonly index: number; readonly schema: Formula }
  | { readonly on: 'array'; readonly kind: 'items'; readonly from: number; readonly schema: Formula }
  | { readonly on: 'array'; readonly kind: 'contains'; readonly schema: Formula; readonly least: number }
  | { readonly on: 'array'; readonly kind: 'distinct' }
  | { readonly on: 'object'; readonly kind: 'has'; readonly name: string }
  | { readonly on: 'object'; readonly kind: 'member'; readonly names: NameClass; readonly schema: Formula }
  | { readonly on: 'object'; readonly kind: 'size'; readonly least: number };

/** The atoms of one type. */
export type AtomOf<T extends Atom['on']> = Extract<Atom, { readonly on: T }>;

/** Where a part that cannot be reasoned about stands, and why. */
export interface Doubt {
  readonly pointer: string;
  readonly reason: string;
}

/** A statement about a JSON value; equal statements are one object of equal `id`. */
export type Formula = { readonly id: number } & (
  | { readonly kind: 'types'; readonly mask: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'atom'; readonly atom: Atom; readonly positive: boolean }
  /** A schema that is put in when it is needed: what makes recursive schemas finite. */
  | { readonly kind: 'link'; readonly target: () => Formula; readonly positive: boolean }
  /** Not understood: may hold or not. */
  | { readonly kind: 'opaque'; readonly doubt: Doubt; readonly positive: boolean }
);
