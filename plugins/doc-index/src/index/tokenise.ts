import { stem } from './stem.ts';

/** A term of a text and where it was written, in UTF-16 code units. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const longestTerm = 64;
/** Scripts without spaces between words: each pair of neighbours is a term. */
const dense = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const runs = new RegExp(`([${dense}][${dense}\\p{M}]*)|(?:(?![${dense}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** The terms of a text in its order: runs of letters and digits, lower-cased, without a plural's end. */
export function* tokenise(text: string): Generator<Token> {
  for (const match of text.matchAll(runs)) {
    const start = match.index;
    if (match[1] === undefined) yield { term: normalised(match[0]), start, end: start + match[0].length };
    else yield* pairs(match[0], start);
  }
}

/** The terms of a text with their number of occurrences, and its length in terms. */
export function countTerms(text: string): { readonly counts: Map<string, number>; readonly length: number } {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { term } of tokenise(text)) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
    length++;
  }
  return { counts, length };
}

function* pairs(run: string, start: number): Generator<Token> {
  const characters = Array.from(run);
  let at = start;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next !== undefined || index === 0) {
      const pair = character + (next ?? '');
      yield { term: pair.normalize('NFKC'), start: at, end: at + pair.length };
    }
    at += character.length;
  }
}

function normalised(word: string): string {
  return stem(word.normalize('NFKC').toLowerCase()).slice(0, longestTerm);
}
