import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyString,
  complement,
  disjoint,
  includes,
  intersect,
  isEmpty,
  isFinite,
  languageOf,
  lengthBetween,
  LanguageLimit,
  listAll,
  literals,
  noString,
  shortest,
  subset,
  union,
  words,
  type Language,
} from './index.ts';

function language(pattern: string): Language {
  const found = languageOf(pattern);
  if ('reason' in found) throw new Error(`${pattern}: ${found.reason}`);
  return found;
}

const atom = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\s',
  '\\S',
  '\\W',
  '\\D',
  '\\n',
  '\\.',
  '\\u{1F600}',
  '😀',
  '[\\s\\S]',
  '\\p{L}',
  '\\P{Lu}',
  '\\x41',
  '\\cJ',
  '[]',
  '[^]',
  '-',
  'é',
  '^',
  '$',
  '\\/',
);
const quantified = fc
  .tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0}', '{2,}', '*?', '+?'))
  .map(([body, many]) => (body === '^' || body === '$' ? body : body + many));
const sequence = fc.array(quantified, { maxLength: 4 }).map((parts) => parts.join(''));
const branches = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'));
const grouped = fc
  .tuple(branches, fc.constantFrom('(', '(?:', '(?<n>'), fc.constantFrom('', '*', '?', '{2}'))
  .map(([body, open, many]) => `${open}${body})${many}`);
const pattern = fc.oneof(
  branches,
  fc.tuple(sequence, grouped, sequence).map((parts) => parts.join('')),
  fc.tuple(grouped, branches).map(([left, right]) => `^${left}${right}$`),
);
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '1', ' ', '\n', '.', '-', '😀', 'é', '\u2028', '\u{10ffff}', '\ufeff', '/'), maxLength: 7 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);

describe('a language', () => {
  it('holds the words the native expression matches', () => {
    fc.assert(
      fc.property(pattern, fc.array(word, { minLength: 1, maxLength: 12 }), (source, samples) => {
        const native = new RegExp(source, 'u');
        const compiled = language(source);
        for (const sample of samples) expect([source, sample, includes(compiled, sample)]).toEqual([source, sample, native.test(sample)]);
      }),
      { numRuns: 600 },
    );
  });

  it('holds the words that lookaround at the edges allows', () => {
    const look = fc.tuple(fc.constantFrom('(?=', '(?!'), branches).map(([open, body]) => `${open}${body})`);
    const behind = fc.tuple(fc.constantFrom('(?<=', '(?<!'), branches).map(([open, body]) => `${open}${body})`);
    const looking = fc
      .tuple(fc.array(look, { maxLength: 2 }), sequence, fc.array(behind, { maxLength: 2 }), fc.constantFrom('', '|a', '|^(?!b)[^c]*$'))
      .map(([ahead, body, back, other]) => `^${ahead.join('')}${body}${back.join('')}$${other}`);
    fc.assert(
      fc.property(looking, fc.array(word, { minLength: 1, maxLength: 12 }), (source, samples) => {
        const native = new RegExp(source, 'u');
        const compiled = language(source);
        for (const sample of [...samples, ...words(compiled, 4)])
          expect([source, sample, includes(compiled, sample)]).toEqual([source, sample, native.test(sample)]);
      }),
      { numRuns: 600 },
    );
  });

  it('gives samples and a shortest word that the native expression matches', () => {
    fc.assert(
      fc.property(pattern, (source) => {
        const native = new RegExp(source, 'u');
        const compiled = language(source);
        const samples = words(compiled, 8);
        for (const sample of samples) expect([source, sample, native.test(sample)]).toEqual([source, sample, true]);
        expect(new Set(samples).size).toBe(samples.length);
        const least = shortest(compiled);
        expect(least === undefined).toBe(isEmpty(compiled));
        expect(samples.length === 0).toBe(isEmpty(compiled));
        expect(Array.from(least ?? '').length).toBe(Array.from(samples[0] ?? '').length);
      }),
      { numRuns: 500 },
    );
  });

  it('obeys the laws of sets', () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(word, { maxLength: 8 }), (one, other, samples) => {
        const [left, right] = [language(one), language(other)];
        const [both, either, not] = [intersect(left, right), union(left, right), complement(left)];
        for (const sample of samples) {
          const [inLeft, inRight] = [includes(left, sample), includes(right, sample)];
          expect(includes(both, sample)).toBe(inLeft && inRight);
          expect(includes(either, sample)).toBe(inLeft || inRight);
          expect(includes(not, sample)).toBe(!inLeft);
        }
        expect(subset(both, left)).toBe(true);
        expect(subset(left, either)).toBe(true);
        expect(subset(left, right)).toBe(isEmpty(intersect(left, complement(right))));
        expect(disjoint(left, right)).toBe(isEmpty(both));
        expect(isEmpty(intersect(left, not))).toBe(true);
        expect(subset(anyString(), union(left, not))).toBe(true);
        expect(subset(complement(either), not)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('says which word tells two languages apart', () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const difference = intersect(language(one), complement(language(other)));
        const witness = shortest(difference);
        if (witness === undefined) return;
        expect([new RegExp(one, 'u').test(witness), new RegExp(other, 'u').test(witness)]).toEqual([true, false]);
      }),
      { numRuns: 300 },
    );
  });

  it('knows its lengths in code points', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.boolean(), word, (min, more, open, sample) => {
        const max = open ? Infinity : min + more;
        const { length } = Array.from(sample);
        expect(includes(lengthBetween(min, max), sample)).toBe(length >= min && length <= max);
      }),
    );
    expect(isEmpty(lengthBetween(3, 2))).toBe(true);
    expect(includes(lengthBetween(1, 1), '😀')).toBe(true);
  });

  it('lists what is finite', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), (values) => {
        const finite = literals(values);
        expect(isFinite(finite)).toBe(true);
        expect(new Set(listAll(finite, 8))).toEqual(new Set(values));
        expect(listAll(finite, values.length - 1)).toBeUndefined();
        for (const value of values) expect(includes(finite, value)).toBe(true);
      }),
    );
    expect(listAll(language('^[a-c]{2}$'), 9)).toEqual(['aa', 'ab', 'ac', 'ba', 'bb', 'bc', 'ca', 'cb', 'cc']);
    expect(listAll(language('^[a-c]{2}$'), 8)).toBeUndefined();
    expect(listAll(language('^a*$'), 1000)).toBeUndefined();
    expect(listAll(noString(), 3)).toEqual([]);
    expect(isFinite(language('a'))).toBe(false);
  });
});

describe('samples', () => {
  it.each([
    ['^[A-Z]{3}-[0-9]{2}$', 'AAA-00'],
    ['^x-', 'x-'],
    ['', ''],
    ['[^a-z]', '0'],
    ['^\\p{Script=Greek}$', '\u0370'],
    ['@', '@'],
  ])('of %s start with %s', (source, first) => {
    expect(words(language(source), 3)[0]).toBe(first);
    expect(shortest(language(source))).toBe(first);
  });

  it('of very long words are one, and quickly', () => {
    const long = intersect(lengthBetween(9_000, Infinity), language('^[ab]*$'));
    expect(words(long, 5)).toEqual(['a'.repeat(9_000)]);
    expect(words(lengthBetween(800, 900), 2)).toEqual(['a'.repeat(800), `${'a'.repeat(799)}b`]);
  });

  it('come in several lengths and always the same', () => {
    expect(words(language('^[ab]+$'), 7)).toEqual(['a', 'b', 'aa', 'ab', 'ba', 'aaa', 'aab']);
    expect(words(language('^[ab]+$'), 7)).toEqual(words(language('^[ab]+$'), 7));
  });
});

describe('what is no regular language here', () => {
  it.each([
    ['(?=a)', 'the pattern uses a lookahead'],
    ['(?<!a)', 'the pattern uses a lookbehind'],
    ['^(?:(?!a).)*$', 'the pattern uses a lookahead'],
    ['^(?=(?=a)b)', 'the pattern uses a lookahead'],
    ['(?!a)$', 'the pattern uses a lookahead'],
    ['\\bfoo', 'the pattern uses a word boundary'],
    ['(a)\\1', 'the pattern uses a backreference'],
    ['(?i:a)', 'the pattern uses flags inside a group'],
    ['\\-', 'the pattern is no regular expression under the "u" flag'],
    ['\\_', 'the pattern is no regular expression under the "u" flag'],
    ['(', 'the pattern is no regular expression under the "u" flag'],
    ['a{2,1}', 'the pattern is no regular expression under the "u" flag'],
    ['(?:a{1000}){1000}', 'the pattern is too large: more than 10000 nodes'],
    ['a'.repeat(4001), 'the pattern is longer than 4000 characters'],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, 'the pattern nests deeper than 100 groups'],
  ])('%s', (source, reason) => {
    expect(languageOf(source)).toEqual({ reason });
  });

  it('ends at a number of states, the same each time', () => {
    const reason = 'the pattern is too large: more than 20000 states or 2000000 transitions';
    expect([languageOf('a.{20}$'), languageOf('a.{20}$')]).toEqual([{ reason }, { reason }]);
    expect(() => lengthBetween(0, 100_000)).toThrow(LanguageLimit);
    const [left, right] = [language('^(?:a{211})*$'), language('^(?:a{199})*$')];
    expect(() => intersect(left, right)).toThrow(LanguageLimit);
  });

  it('never holds a lone surrogate', () => {
    expect(includes(anyString(), '\ud800')).toBe(false);
    expect(includes(complement(language('a')), '\udc00')).toBe(false);
    expect(includes(anyString(), '\u{10ffff}')).toBe(true);
  });
});
