import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractOf } from '../src/card/abstract.ts';
import { cardOf } from '../src/card/card.ts';
import { countWords, readingSeconds } from '../src/card/words.ts';

describe('abstractOf', () => {
  it('takes whole sentences while they fit', () => {
    expect(abstractOf('One is here. Two is here. Three is here.', 26)).toBe('One is here. Two is here.');
  });

  it('cuts a first sentence that is too long between words', () => {
    expect(abstractOf('An endless sentence without any stop at all in it', 40)).toBe('An endless sentence without any stop at…');
  });

  it('never exceeds its length, splits a character, or holds a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 40, max: 200 }), (text, length) => {
        const abstract = abstractOf(text, length);
        expect(abstract.length).toBeLessThanOrEqual(length);
        expect(abstract).not.toMatch(/[\r\n]/);
        expect(abstract.isWellFormed()).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('words', () => {
  it.each([
    ['Two words.', 2],
    ["it's 3 o'clock", 3],
    ['', 0],
    ['-- !', 0],
    ['word '.repeat(5000), 5000],
  ])('%j', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('rounds the reading time up', () => {
    expect([0, 1, 230, 231].map(readingSeconds)).toEqual([0, 1, 60, 61]);
  });
});

describe('cardOf', () => {
  it('takes the abstract from the body and the outline from the top two levels', () => {
    const card = cardOf(
      {
        id: 'a',
        format: 'markdown',
        title: 'T',
        text: 'T\n\nBody text.\n\nSub\n\nMore.\n\nDeep',
        sections: [
          { level: 1, heading: 'T', text: 'Body text.' },
          { level: 2, heading: 'Sub', text: 'More.' },
          { level: 3, heading: 'Deep', text: '' },
        ],
      },
      280,
    );
    expect(card).toEqual({ id: 'a', title: 'T', abstract: 'Body text. More.', words: 6, readingSeconds: 2, outline: ['T', 'Sub'] });
  });
});
