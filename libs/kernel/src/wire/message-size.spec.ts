import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceedsBytes } from './message-size.ts';

describe('exceedsBytes', () => {
  it('never lets through what is far larger as JSON, nor refuses what is smaller', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 200 }), (value, limit) => {
        const size = JSON.stringify(value).length;
        const [small, large] = [size <= limit / 2, size > limit * 24];
        expect(exceedsBytes(value, limit) ? small : large).toBe(false);
      }),
      { seed: 1 },
    );
  });

  it('refuses what is no JSON, and what never ends', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const value of [new Map(), new Date(), 1n, circle, [new Uint8Array(4)], new Array(1e9)]) expect(exceedsBytes(value, 1_000)).toBe(true);
    expect(exceedsBytes({ a: [1, 'b', null, true, undefined] }, 1_000)).toBe(false);
  });
});
