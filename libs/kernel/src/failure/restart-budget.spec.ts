import { describe, expect, it } from 'vitest';
import { RestartBudget } from './restart-budget.ts';
import { seededRandom } from './seeded-random.ts';

const limits = { restartBudget: 3, restartWindowMs: 1_000, restartBackoffMs: 10, restartJitter: 0 };

describe('RestartBudget', () => {
  it('restarts at once, then later and later, then not any more; and forgets', () => {
    const budget = new RestartBudget(limits, () => 0);
    expect([0, 1, 2, 3].map((now) => budget.next(now))).toEqual([10, 100, 200, undefined]);
    expect(budget.next(5_000)).toBe(10);
    budget.reset();
    expect(budget.next(5_001)).toBe(10);
  });

  it('goes on from the crashes of an earlier kernel, and minds a clock that was set back', () => {
    const budget = new RestartBudget(limits, () => 0, [9_500, 9_900]);
    expect([budget.left(10_000), budget.next(10_000)]).toEqual([1, 200]);
    expect(new RestartBudget(limits, () => 0, [99_000, 99_001, 99_002, 99_003]).next(10_000)).toBe(10);
  });

  it('lengthens pauses by chance that a seed decides', () => {
    const pauses = (seed: number): (number | undefined)[] => {
      const budget = new RestartBudget({ ...limits, restartJitter: 0.5 }, seededRandom(seed, 'echo'));
      return [0, 1, 2].map((now) => budget.next(now));
    };
    expect(pauses(1)).toEqual(pauses(1));
    expect(pauses(1)).not.toEqual(pauses(2));
    for (const [index, plain] of [10, 100, 200].entries()) {
      for (let seed = 0; seed < 50; seed += 1) {
        expect(pauses(seed)[index]).toBeGreaterThanOrEqual(plain);
        expect(pauses(seed)[index]).toBeLessThanOrEqual(plain * 1.5);
      }
    }
  });
});
