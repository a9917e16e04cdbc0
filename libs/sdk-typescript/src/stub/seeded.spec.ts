import { describe, expect, it } from 'vitest';
import { seededIds, seededRandom } from './seeded.ts';

const draw = (seed: number, stream: number, count: number): number[] => Array.from({ length: count }, seededRandom(seed, stream));

describe('seeded chance', () => {
  it('is the same for the same seed and stream, and another for any other', () => {
    expect(draw(1, 0, 5)).toEqual(draw(1, 0, 5));
    const streams = [...Array(50).keys()].flatMap((seed) => [...Array(50).keys()].map((stream) => draw(seed, stream, 2).join()));
    expect(new Set(streams).size).toBe(2500);
  });

  it('lies in [0, 1) and is spread evenly', () => {
    const numbers = draw(7, 3, 20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((number) => Math.floor(number * 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(1800);
    expect(Math.max(...tenths)).toBeLessThan(2200);
  });

  it('gives identifiers that do not repeat', () => {
    const next = seededIds(seededRandom(1, 1));
    expect(new Set(Array.from({ length: 10_000 }, next)).size).toBe(10_000);
  });
});
