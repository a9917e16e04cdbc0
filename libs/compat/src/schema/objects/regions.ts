import type { Formulas } from '../formula/formulas.ts';
import type { NameClass } from '../formula/name-class.ts';
import { withinLimit, type Side, type StringSet } from '../formula/string-set.ts';
import { anyString, complement, intersect, isEmpty, isFinite, listAll, literals, words, type Language } from '../language/index.ts';
import type { Questions } from '../solve/questions.ts';

/** Names that no statement mentions and that all statements treat alike: on one side of each string set. */
export interface Region {
  readonly sides: readonly Side[];
  /** Undefined where there is no string set at all, and so every name will do. */
  readonly language: Language | undefined;
  /** Some side is no language: the region may be empty. */
  readonly doubtful: boolean;
}

/** More regions than these are not told apart. */
const MOST_REGIONS = 128;

const everywhere: Region = { sides: [], language: undefined, doubtful: false };

/** By the string sets that cut, which the formulas of one question number. */
const known = new WeakMap<Formulas, Map<string, readonly Region[] | undefined>>();

/** The regions that the string sets of some name classes cut the names into, or undefined where they are too many. */
export function regionsOf(classes: readonly NameClass[], { formulas, spend }: Questions): readonly Region[] | undefined {
  const sets = new Map<number, StringSet>();
  for (const { sides } of classes) for (const { set } of sides) sets.set(set.id, set);
  const answers = known.get(formulas) ?? new Map<string, readonly Region[] | undefined>();
  known.set(formulas, answers);
  const key = [...sets.keys()].join();
  if (!answers.has(key)) answers.set(key, cut([...sets.values()], spend));
  return answers.get(key);
}

function cut(sets: readonly StringSet[], spend: Questions['spend']): readonly Region[] | undefined {
  let regions: readonly Region[] = [everywhere];
  for (const set of sets) {
    const split = withinLimit(() =>
      regions.flatMap((region) => {
        spend(1);
        return splitBy(region, set);
      }),
    );
    if (split === undefined || split.length > MOST_REGIONS) return undefined;
    regions = split;
  }
  return regions;
}

function splitBy(region: Region, set: StringSet): readonly Region[] {
  const language = set.language();
  return [true, false].flatMap((inside): readonly Region[] => {
    const sides = [...region.sides, { set, inside }];
    if (language === undefined) return [{ ...region, sides, doubtful: true }];
    const part = intersect(region.language ?? anyString(), inside ? language : complement(language));
    return isEmpty(part) ? [] : [{ ...region, sides, language: part }];
  });
}

/** Whether the names of a region belong to a class, apart from those that it excepts. */
export function regionIn(region: Region, names: NameClass): boolean {
  if (names.one !== undefined) return false;
  return names.sides.every(({ set, inside }) => region.sides.some((side) => side.set === set && side.inside === inside));
}

/** Up to `count` names of a region that are not taken; fewer only where there are no more, or where `complete` is false. */
export function freshNames(region: Region, count: number, taken: ReadonlySet<string>): { readonly names: readonly string[]; readonly complete: boolean } {
  if (region.language === undefined && !region.doubtful) return { names: plainNames(count, taken), complete: true };
  const language = region.language ?? anyString();
  const fits = (name: string): boolean => !taken.has(name) && (!region.doubtful || region.sides.every(({ set, inside }) => set.holds(name) === inside));
  const samples = region.doubtful ? region.sides.flatMap(({ set }) => set.samples) : [];
  const names = [...new Set([...words(language, Math.min(count + 50, 500)), ...samples])].filter(fits).slice(0, count);
  if (names.length === count) return { names, complete: true };
  const rest = withinLimit(() => {
    const free = intersect(language, complement(literals([...taken])));
    const all = isFinite(free) ? listAll(free, 1000) : undefined;
    return { names: (all ?? words(free, count)).filter(fits).slice(0, count), all: all !== undefined };
  });
  if (rest === undefined) return { names, complete: false };
  return { names: rest.names, complete: rest.names.length === count || (rest.all && !region.doubtful) };
}

function plainNames(count: number, taken: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (let round = 0; names.length < count; round += 1) {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      const name = round === 0 ? letter : `${letter}${round}`;
      if (!taken.has(name)) names.push(name);
      if (names.length === count) break;
    }
  }
  return names;
}
