import { describe, expect, it } from 'vitest';
import { contains } from '../../src/index.ts';
import { examineRange } from './examine-range.ts';

/** The slice of `npm run test:soundness` that runs with every test; another seed than the command's. */
const slice = { seed: 2026, from: 0, pairs: 500, samples: 200 };

describe('the engine, asked about generated pairs', () => {
  it('is never contradicted by a value', async () => {
    const { findings, pairs, samples, unknown, yes, inside } = await examineRange(slice, contains);
    expect(findings).toEqual([]);
    expect(pairs).toBe(slice.pairs);
    expect(samples).toBeGreaterThan(200 * yes);
    expect(inside).toBeGreaterThan(20 * yes);
    expect(unknown / pairs).toBeLessThan(0.05);
  });
});
