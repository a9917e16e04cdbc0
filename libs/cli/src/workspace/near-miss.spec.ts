import { describe, expect, it } from 'vitest';
import { nearMiss } from './near-miss.ts';

describe('nearMiss', () => {
  it.each([
    ['doc-indx', 'doc-index'],
    ['doc-xindex', 'doc-index'],
    ['doc-idnex', 'doc-index'],
    ['kernle', 'kernel'],
  ])('%s was probably %s', (word, meant) => {
    expect(nearMiss(word, ['doc-index', 'doc-cards', 'kernel'])).toBe(meant);
  });

  it('is silent where nothing is near', () => {
    expect(nearMiss('zebra', ['doc-index', 'kernel'])).toBeUndefined();
    expect(nearMiss('x'.repeat(100_000), ['kernel'])).toBeUndefined();
  });
});
