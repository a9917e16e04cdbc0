import { bounded, complement, includes, intersect, languageOf, LanguageLimit, type Language } from '../language/index.ts';
import type { Doubt } from './formula.ts';

/** A set of strings: what a pattern matches, a format allows, or a schema for member names accepts. */
export interface StringSet {
  readonly id: number;
  readonly doubt: Doubt;
  /** The set as a regular language, or undefined where it is none that is understood. */
  readonly language: () => Language | undefined;
  /** Whether a word belongs to it; undefined when that cannot be told. */
  readonly holds: (word: string) => boolean | undefined;
  /** Words worth trying, members or not, where there is no language. */
  readonly samples: readonly string[];
}

/** A word that a backtracking matcher may be given: short enough to end. */
const LONGEST_TRIED = 64;

/** What a pattern matches; where it is not regular, only short words can be told. */
export function patternSet(id: number, pattern: string, pointer: string): StringSet {
  const answer = languageOf(pattern);
  const doubt = { pointer, reason: 'reason' in answer ? answer.reason : 'pattern' };
  if (!('reason' in answer)) return { id, doubt, language: () => answer, holds: (word) => includes(answer, word), samples: [] };
  const matcher = matcherOf(pattern);
  const holds = (word: string): boolean | undefined => (matcher === undefined || word.length > LONGEST_TRIED ? undefined : tested(matcher, word));
  return { id, doubt, language: () => undefined, holds, samples: literalParts(pattern) };
}

/** The engine compiles an expression when it is first used, and refuses one that is too large only then. */
function tested(matcher: RegExp, word: string): boolean | undefined {
  try {
    return matcher.test(word);
  } catch {
    return undefined;
  }
}

function matcherOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** Runs of plain characters in a pattern, the likeliest parts of a word that it matches. */
function literalParts(pattern: string): readonly string[] {
  const parts = pattern.match(/[\p{L}\p{N}_ -]+/gu) ?? [];
  return [...new Set(['', 'a', '0', 'A', ' ', '\n', 'ab', 'a1', 'Aa1', 'Aa1!aaaa', ...parts, parts.join('')])].filter((part) => part.length <= LONGEST_TRIED);
}

/** A set and on which side of it a word has to be. */
export interface Side {
  readonly set: StringSet;
  readonly inside: boolean;
}

/** The words on the given side of every set that is a language, and those sets that are none. Throws `LanguageLimit`. */
export function languageOfSides(sides: readonly Side[], start: Language): { readonly language: Language; readonly rest: readonly Side[] } {
  let language = start;
  const rest: Side[] = [];
  for (const side of sides) {
    const other = side.set.language();
    if (other === undefined) rest.push(side);
    else language = intersect(language, side.inside ? other : complement(other));
  }
  return { language, rest };
}

/** What `compute` answers, or undefined where the languages grew too large. */
export function withinLimit<T>(compute: () => T): T | undefined {
  try {
    return bounded(compute);
  } catch (error) {
    if (error instanceof LanguageLimit) return undefined;
    throw error;
  }
}
