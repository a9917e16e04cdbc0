import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippet } from '../src/index/snippet.ts';
import { stem } from '../src/index/stem.ts';
import { tokenise } from '../src/index/tokenise.ts';

const termsOf = (text: string): string[] => [...tokenise(text)].map(({ term }) => term);

describe('tokenise', () => {
  it.each([
    ['The MIT licence, is SHORT.', ['the', 'mit', 'licence', 'is', 'short']],
    ['Straße ÉTÉ été 2.5', ['straße', 'été', 'été', '2', '5']],
    ['ﬁne', ['fine']],
    ['東京都 for 京', ['東京', '京都', 'for', '京']],
    ['__proto__ constructor', ['proto', 'constructor']],
    ['', []],
  ])('%j gives %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('says where each term stands, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let last = 0;
        for (const { term, start, end } of tokenise(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(termsOf(text.slice(start, end))).toContain(term);
          last = start;
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('stem', () => {
  it.each([
    ['licences', 'licence'],
    ['queries', 'query'],
    ['files', 'file'],
    ['class', 'class'],
    ['status', 'status'],
    ['is', 'is'],
    ['goes', 'goes'],
    ['words', 'word'],
  ])('%s becomes %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe('snippet', () => {
  it('shows the words around the term on one line', () => {
    const text = `${'before '.repeat(50)}the needle\n  lies here ${'after '.repeat(50)}`;
    const shown = snippet(text, 'needle');
    expect(shown).toMatch(/^…before .*the needle lies here .*after…$/);
    expect(shown.length).toBeLessThan(190);
  });

  it('shows the beginning where the term stands only in the title', () => {
    expect(snippet('Short text.', 'title')).toBe('Short text.');
  });

  it('never splits a character', () => {
    const text = `${'😀'.repeat(200)} needle ${'😀'.repeat(200)}`;
    expect(snippet(text, 'needle').isWellFormed()).toBe(true);
    expect(snippet(`x${text}`, 'needle').isWellFormed()).toBe(true);
  });
});
