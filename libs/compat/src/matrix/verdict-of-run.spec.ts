import { describe, expect, it } from 'vitest';
import { verdictOfRun } from './verdict-of-run.ts';

describe('verdictOfRun', () => {
  it.each([
    ['passes', { failed: [], passed: 3 }, undefined, [], { kind: 'pass' }],
    ['an empty suite proves nothing', { failed: [], passed: 0 }, undefined, undefined, { kind: 'waiting', for: 'a test: the suite is empty' }],
    ['fails once only', { failed: ['b', 'a'], passed: 1 }, { failed: [], passed: 3 }, [], { kind: 'flaky', tests: ['a', 'b'] }],
    ['fails twice without a reference', { failed: ['a'], passed: 1 }, { failed: ['a'], passed: 1 }, undefined, { kind: 'regressed', tests: ['a'] }],
    ['fails twice and did not before', { failed: ['a', 'b'], passed: 1 }, { failed: ['a', 'b'], passed: 1 }, ['b'], { kind: 'regressed', tests: ['a'] }],
    [
      'fails as it did before',
      { failed: ['a'], passed: 1 },
      { failed: ['a'], passed: 1 },
      ['a'],
      { kind: 'needs-approval', reason: 'failed in the reference run, too: a' },
    ],
  ] as const)('%s', (_, first, second, reference, verdict) => {
    expect(verdictOfRun(first, second, reference)).toEqual(verdict);
  });
});
