import { describe, expect, it } from 'vitest';
import { RestartBudget } from './restart-budget.ts';
import { transition, transitions, type PluginState } from './state.ts';

describe('the life of a plugin', () => {
  it('leads from discovery to every state, and out of each', () => {
    const reached = new Set<PluginState>(['discovered']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(transitions).sort());
    expect(Object.values(transitions).every((next) => next.length > 0)).toBe(true);
  });

  it('has no other ways', () => {
    expect(transition('ready', 'crashed')).toBe('crashed');
    expect(() => transition('stopped', 'ready')).toThrow('from stopped to ready');
  });
});

describe('RestartBudget', () => {
  it('restarts at once, then later and later, then not any more; and forgets', () => {
    const budget = new RestartBudget({ restartBudget: 3, restartWindowMs: 1_000, restartBackoffMs: 10 });
    expect([0, 1, 2, 3].map((now) => budget.next(now))).toEqual([10, 100, 200, undefined]);
    expect(budget.next(5_000)).toBe(10);
    budget.reset();
    expect(budget.next(5_001)).toBe(10);
  });
});
