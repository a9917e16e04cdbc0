import type { Formula } from '../formula/formula.ts';

/** From position `from` on, `least` to `most` items satisfy the schema. */
export interface Counter {
  readonly from: number;
  readonly schema: Formula;
  readonly least: number;
  readonly most: number;
}

/** All that is demanded of an array. */
export interface ArrayDemands {
  /** For the item of a position, if it is there. */
  readonly at: ReadonlyMap<number, readonly Formula[]>;
  /** For every item from a position on. */
  readonly from: readonly { readonly from: number; readonly schema: Formula }[];
  readonly counters: readonly Counter[];
  readonly least: number;
  readonly most: number;
  /** All items differ, or some two are equal. */
  readonly distinct: boolean | undefined;
}

/** Nothing is demanded. */
export const noDemands: ArrayDemands = { at: new Map(), from: [], counters: [], least: 0, most: Infinity, distinct: undefined };

/** What the item of a position satisfies if it is there. */
export function demandsAt(demands: ArrayDemands, position: number): readonly Formula[] {
  return [...(demands.at.get(position) ?? []), ...demands.from.filter(({ from }) => from <= position).map(({ schema }) => schema)];
}

/** The first position from which on all positions are alike. */
export function tailOf(demands: ArrayDemands): number {
  let tail = 0;
  for (const position of demands.at.keys()) tail = Math.max(tail, position + 1);
  for (const { from } of [...demands.from, ...demands.counters]) tail = Math.max(tail, from);
  return tail;
}
