import { alphabetOf, MAX_CODE_POINT } from './alphabet.ts';
import { accepts, type Automaton } from './automaton.ts';
import { allWords, hasFinitelyMany, sampleWords, shortestWord } from './enumerate.ts';
import { spend } from './limit.ts';
import { minimize } from './minimize.ts';
import { Nfa } from './nfa.ts';
import { compilePattern } from './pattern.ts';
import { meets, product } from './product.ts';

declare const brand: unique symbol;

/** A regular language over Unicode scalar values; immutable, made by the functions of this folder only. */
export interface Language {
  readonly [brand]: 'language';
}

const automata = new WeakMap<Language, Automaton>();

function languageFrom(automaton: Automaton): Language {
  const language = Object.freeze({}) as Language;
  automata.set(language, minimize(automaton));
  return language;
}

function automatonOf(language: Language): Automaton {
  const automaton = automata.get(language);
  if (automaton === undefined) throw new Error('a language that this folder did not make');
  return automaton;
}

/** Most patterns remembered; the oldest goes first. */
const MOST_REMEMBERED = 500;
const remembered = new Map<string, Language | { readonly reason: string }>();

/**
 * The words an unanchored ECMA-262 pattern under the `u` flag matches, as `pattern` of JSON Schema means it.
 * Answers `reason` for what is not understood: lookaround but at the very edges of an anchored branch, word boundaries, backreferences, an invalid
 * pattern, and one that grows past the limits.
 */
export function languageOf(pattern: string): Language | { readonly reason: string } {
  const known = remembered.get(pattern);
  if (known !== undefined) return known;
  const compiled = compilePattern(pattern);
  const answer = 'reason' in compiled ? compiled : languageFrom(compiled);
  if (remembered.size >= MOST_REMEMBERED) {
    for (const oldest of remembered.keys()) {
      remembered.delete(oldest);
      break;
    }
  }
  remembered.set(pattern, answer);
  return answer;
}

function constant(accepting: boolean): Language {
  const { alphabet } = alphabetOf([[{ min: 0, max: MAX_CODE_POINT }]]);
  return languageFrom({ alphabet, next: new Int32Array(1), accepts: Uint8Array.of(accepting ? 1 : 0) });
}

const every = constant(true);
const none = constant(false);

/** The language of all words. */
export function anyString(): Language {
  return every;
}

/** The language without a word. */
export function noString(): Language {
  return none;
}

/** The language of just these words; one with a lone surrogate is not representable and is left out. */
export function literals(values: readonly string[]): Language {
  const nfa = new Nfa();
  const start = nfa.state();
  const end = nfa.state();
  const children = new Map<string, number>();
  for (const value of new Set(values)) {
    if (!value.isWellFormed()) continue;
    let at = start;
    for (const character of value) {
      const key = `${String(at)} ${character}`;
      let to = children.get(key);
      if (to === undefined) {
        to = nfa.state();
        children.set(key, to);
        const point = character.codePointAt(0) ?? 0;
        nfa.read(at, to, [{ min: point, max: point }]);
      }
      at = to;
    }
    nfa.skip(at, end);
  }
  return languageFrom(nfa.determinize(start, end));
}

/** The words of `min` up to `max` code points, `max` being `Infinity` where there is no bound. */
export function lengthBetween(min: number, max: number): Language {
  const low = Math.max(0, Math.ceil(min));
  const high = Math.floor(max);
  if (low > high) return none;
  if (low === 0 && high === Infinity) return every;
  // States count the characters read; the last one loops, as a sink behind a bound or as the open end.
  const last = high === Infinity ? low : high + 1;
  spend(last + 1, 1);
  const accepting = new Uint8Array(last + 1);
  const next = new Int32Array(last + 1);
  for (let state = 0; state <= last; state += 1) {
    accepting[state] = state >= low && state <= high ? 1 : 0;
    next[state] = Math.min(state + 1, last);
  }
  return languageFrom({ alphabet: automatonOf(every).alphabet, next, accepts: accepting });
}

/** The words of both. Throws `LanguageLimit`. */
export function intersect(left: Language, right: Language): Language {
  if (left === right || right === every) return left;
  if (left === every) return right;
  return languageFrom(product(automatonOf(left), automatonOf(right), (l, r) => l && r));
}

/** The words of either. Throws `LanguageLimit`. */
export function union(left: Language, right: Language): Language {
  if (left === right || right === none) return left;
  if (left === none) return right;
  return languageFrom(product(automatonOf(left), automatonOf(right), (l, r) => l || r));
}

/** The words that are not in it. */
export function complement(language: Language): Language {
  const automaton = automatonOf(language);
  return languageFrom({ ...automaton, accepts: automaton.accepts.map((accepting) => 1 - accepting) });
}

/** Whether every word of the left is one of the right. Throws `LanguageLimit`. */
export function subset(left: Language, right: Language): boolean {
  return left === right || !meets(automatonOf(left), automatonOf(right), (l, r) => l && !r);
}

/** Whether no word is in both. Throws `LanguageLimit`. */
export function disjoint(left: Language, right: Language): boolean {
  return !meets(automatonOf(left), automatonOf(right), (l, r) => l && r);
}

/** Whether there is no word. */
export function isEmpty(language: Language): boolean {
  return !automatonOf(language).accepts.includes(1);
}

/** Whether the word belongs to the language; one with a lone surrogate never does. */
export function includes(language: Language, word: string): boolean {
  return accepts(automatonOf(language), word);
}

/** The most readable of the shortest words; `undefined` for the empty language. */
export function shortest(language: Language): string | undefined {
  return shortestWord(automatonOf(language));
}

/** Up to `count` different short words, always the same ones; fewer where the language has fewer or its words are very long. */
export function words(language: Language, count: number): string[] {
  return sampleWords(automatonOf(language), count);
}

/** Whether the language has finitely many words. */
export function isFinite(language: Language): boolean {
  return hasFinitelyMany(automatonOf(language));
}

/** All words, shorter ones first; `undefined` when there are more than `most`. */
export function listAll(language: Language, most: number): string[] | undefined {
  return allWords(automatonOf(language), most);
}
