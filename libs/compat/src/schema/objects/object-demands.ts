import type { Doubt, Formula } from '../formula/formula.ts';
import { inClass, type NameClass } from '../formula/name-class.ts';
import { regionIn, type Region } from './regions.ts';

/** A class of names and what holds for the members (all of them, or one) of that class. */
export interface Clause {
  readonly names: NameClass;
  readonly schema: Formula;
}

/** What a member's value has to satisfy; `doubt` where it may be more than `parts`. */
export interface MemberDemands {
  readonly parts: readonly Formula[];
  readonly doubt: Doubt | undefined;
}

/** All that is demanded of an object. */
export interface ObjectDemands {
  /** For every member of that very name. */
  readonly named: ReadonlyMap<string, readonly Formula[]>;
  /** For every member of a class. */
  readonly all: readonly Clause[];
  /** Members that have to be there, with what they satisfy besides. */
  readonly needed: ReadonlyMap<string, readonly Formula[]>;
  /** At least one member of a class. */
  readonly any: readonly Clause[];
  readonly least: number;
  readonly most: number;
}

/** Nothing is demanded. */
export const noDemands: ObjectDemands = { named: new Map(), all: [], needed: new Map(), any: [], least: 0, most: Infinity };

/** What the member of a name satisfies if it is there. */
export function demandsOn(demands: ObjectDemands, name: string): MemberDemands {
  const parts = [...(demands.named.get(name) ?? [])];
  let doubt: Doubt | undefined;
  for (const { names, schema } of demands.all) {
    const belongs = inClass(names, name);
    if (belongs === true) parts.push(schema);
    else if (belongs === undefined) doubt = names.sides.find(({ set }) => set.holds(name) === undefined)?.set.doubt;
  }
  return { parts, doubt };
}

/** What every member with a name of the region satisfies. */
export function demandsIn(demands: ObjectDemands, region: Region): readonly Formula[] {
  return demands.all.filter(({ names }) => regionIn(region, names)).map(({ schema }) => schema);
}

/** Every name that is spoken of by itself. */
export function mentionedNames(demands: ObjectDemands, more: readonly NameClass[] = []): ReadonlySet<string> {
  const names = new Set<string>([...demands.named.keys(), ...demands.needed.keys()]);
  for (const one of [...demands.all.map((clause) => clause.names), ...demands.any.map((clause) => clause.names), ...more]) {
    if (one.one !== undefined) names.add(one.one);
    for (const name of one.except) names.add(name);
  }
  return names;
}
