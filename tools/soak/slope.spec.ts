import { describe, expect, it } from 'vitest';
import { inBlocks, slopeOf, type Point } from './slope.ts';

const line = (count: number, value: (at: number) => number): Point[] => Array.from({ length: count }, (_, at) => [at, value(at)]);

describe('slopeOf', () => {
  it('finds a line', () => {
    expect(slopeOf(line(20, (at) => 5 + 2 * at))).toEqual({ value: 2, lower: 2, upper: 2 });
  });

  it('is not moved by peaks', () => {
    const { value, lower, upper } = slopeOf(line(50, (at) => 100 + (at % 7) + (at === 30 ? 1_000 : 0)));
    expect(Math.abs(value)).toBeLessThan(0.1);
    expect(lower).toBeLessThanOrEqual(0);
    expect(upper).toBeGreaterThanOrEqual(0);
  });

  it('sees a slow growth under a saw', () => {
    expect(slopeOf(line(100, (at) => 100 + (at % 7) + 0.5 * at)).lower).toBeGreaterThan(0.3);
  });

  it('refuses to guess', () => {
    expect(() => slopeOf(line(3, () => 1))).toThrow('needs four points');
  });
});

describe('inBlocks', () => {
  it('takes the middle of each part', () => {
    expect(
      inBlocks(
        line(9, (at) => at),
        3,
      ).map(([, value]) => value),
    ).toEqual([1, 4, 7]);
  });
});
