import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CpuBudget } from './cpu-budget.ts';

/** Code that uses all of so many cores whenever it is let; the share of one core that it gets, in percent. */
function shareOf(limitPercent: number, cores: number, everyMs: number): number {
  const budget = new CpuBudget();
  let cpuMs = 0;
  let stopped = budget.judge(0, 0, limitPercent);
  const lasts = 20_000;
  for (let at = everyMs; at <= lasts; at += everyMs) {
    if (!stopped) cpuMs += everyMs * cores;
    stopped = budget.judge(at, cpuMs, limitPercent);
  }
  return (cpuMs / lasts) * 100;
}

describe('CpuBudget', () => {
  it('holds code that would take everything near its share', () => {
    for (const limit of [25, 50, 90]) expect(Math.abs(shareOf(limit, 1, 20) - limit)).toBeLessThan(6);
    expect(shareOf(50, 2, 20)).toBeLessThan(60);
  });

  it('leaves code alone that stays within its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 100 }), (uses) => {
        const budget = new CpuBudget();
        let cpuMs = 0;
        for (const [index, use] of uses.entries()) {
          cpuMs += use;
          expect(budget.judge(index * 20, cpuMs, 50)).toBe(false);
        }
      }),
    );
  });

  it('never stops code for longer than its health check waits', () => {
    const budget = new CpuBudget();
    budget.judge(0, 0, 1);
    const stops = Array.from({ length: 100 }, (_, index) => budget.judge((index + 1) * 20, 5_000, 1));
    let longest = 0;
    let current = 0;
    for (const stopped of stops) {
      current = stopped ? current + 20 : 0;
      longest = Math.max(longest, current);
    }
    expect(longest).toBeLessThanOrEqual(200);
    expect(longest).toBeGreaterThan(100);
  });
});
