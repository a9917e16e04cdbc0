import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2],
    [Array.from({ length: 100 }, (_, n) => n + 1), 0.99, 99],
    [Array.from({ length: 100 }, (_, n) => n + 1), 1, 100],
    [[7], 0, 7],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });

  it('refuses nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });
});
