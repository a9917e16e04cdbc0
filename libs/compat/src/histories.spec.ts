import { describe, expect, it } from 'vitest';
import { ajvOracle, histories, hyperjumpOracle, stepsOf, translate } from '../testing/index.ts';
import { compareSchemas } from './index.ts';
import { dialectOf } from './schema/dialect/index.ts';

/** Strict verdict and declared one of each step of a history. */
const figures: Readonly<Record<string, readonly string[]>> = {};

/** The hard cap of one question. */
const capMs = 2000;

describe.each(histories())('the history of %s', (history) => {
  it('is judged step by step, each break with a value that both validators confirm', async () => {
    const verdicts: string[] = [];
    for (const { from, to, old, new: next } of stepsOf(history)) {
      const start = performance.now();
      const { verdict, declared, witness } = compareSchemas({ old, new: next, direction: 'input' });
      expect(performance.now() - start).toBeLessThan(capMs);
      verdicts.push(`${from} to ${to}: ${verdict}, declared ${declared.verdict}`);
      const [before, after] = [translate(old, dialectOf(old) ?? '2020-12'), translate(next, dialectOf(next) ?? '2020-12')];
      if (witness === undefined || 'reason' in before || 'reason' in after) continue;
      for (const oracle of [ajvOracle, hyperjumpOracle]) {
        expect((await oracle(before.schema))?.(witness)).toBe(true);
        expect((await oracle(after.schema))?.(witness)).toBe(false);
      }
    }
    expect(verdicts).toEqual(figures[history]);
  });
});
