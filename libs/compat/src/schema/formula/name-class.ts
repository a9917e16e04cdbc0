import type { Side } from './string-set.ts';

/** A set of member names: one name, or all names but some that are on the given sides of string sets. */
export interface NameClass {
  readonly id: number;
  readonly one?: string;
  readonly except: ReadonlySet<string>;
  readonly sides: readonly Side[];
}

/** Whether a name belongs to the class; undefined when that cannot be told. */
export function inClass(names: NameClass, name: string): boolean | undefined {
  if (names.one !== undefined) return names.one === name;
  if (names.except.has(name)) return false;
  let known: boolean | undefined = true;
  for (const { set, inside } of names.sides) {
    const holds = set.holds(name);
    if (holds === undefined) known = undefined;
    else if (holds !== inside) return false;
  }
  return known;
}
