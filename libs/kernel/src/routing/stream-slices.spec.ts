import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sift, slicesOf } from './stream-slices.ts';

describe('the slices of a message', () => {
  it('are all of it, in order and never too long, and cost what it cost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), fc.integer({ min: 1, max: 10 }), (values, cost, most) => {
        const slices = [...slicesOf({ values, cost }, most)];
        expect(slices.flatMap(({ items }) => items)).toEqual(values);
        expect(slices.every(({ items }) => items.length <= most && (items.length > 0 || values.length === 0))).toBe(true);
        expect(slices).toHaveLength(Math.max(1, Math.ceil(values.length / most)));
        expect(slices.reduce((sum, slice) => sum + slice.cost, 0)).toBe(cost);
      }),
    );
  });

  it('are sifted up to the first item that does not fit', () => {
    const error = new Error('odd');
    const even = (item: unknown): unknown => {
      if ((item as number) % 2 === 0) return item;
      throw error;
    };
    expect(sift([2, 4, 5, 6], even)).toEqual({ fit: [2, 4], misfit: { error } });
    expect(sift([2, 4], even)).toEqual({ fit: [2, 4] });
  });
});
