import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearMiss } from './near-miss.ts';

describe('editDistance', () => {
  it('is a distance', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('counts a swap of neighbours as one', () => {
    expect(editDistance('form', 'from')).toBe(1);
  });
});

describe('nearMiss', () => {
  it.each([
    ['sumary', ['summary', 'title'], 'summary'],
    ['SUMMARY', ['summary'], 'summary'],
    ['on_thing', ['on-thing', 'other'], 'on-thing'],
    ['wibble', ['summary', 'title'], undefined],
    ['ab', ['ax', 'ay'], undefined],
    ['title', ['title'], undefined],
    ['kernle', ['doc-index', 'doc-cards', 'kernel'], 'kernel'],
  ])('of %s among %j is %s', (word, candidates, expected) => {
    expect(nearMiss(word, candidates)).toBe(expected);
  });

  it('does not compare huge words', () => {
    expect(nearMiss('x'.repeat(100_000), ['x'.repeat(100_001)])).toBeUndefined();
  });
});
