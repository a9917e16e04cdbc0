import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram.ts';

describe('Histogram', () => {
  it('knows quantiles within 4 % of the exact ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0, 0.5, 0.99, 1),
        (durations, q) => {
          const histogram = new Histogram();
          for (const ms of durations) histogram.record(ms);
          const exact = durations.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * durations.length)) - 1]!;
          expect(Math.abs(histogram.quantile(q) - exact)).toBeLessThanOrEqual(exact * 0.04 + 0.001);
        },
      ),
      { seed: 1 },
    );
  });

  it('adds up, and says 0 where nothing was counted', () => {
    const [a, b] = [new Histogram(), new Histogram()];
    expect(a.quantile(0.5)).toBe(0);
    a.record(1);
    b.record(100);
    a.add(b);
    expect(a.count).toBe(2);
    expect(a.quantile(1)).toBeGreaterThan(95);
  });
});
