import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { Violations } from './violations.ts';

describe('violations', () => {
  it('are each on the ledger where they break, and gathered where they are ignored', () => {
    const entries: LedgerEvent[] = [];
    const said: string[] = [];
    let now = 0;
    const violations = new Violations({ append: (event) => void entries.push(event) }, { say: (level) => void said.push(level) }, () => now);
    for (let n = 0; n < 500; n += 1) violations.record('p', 'reply-duplicate', 'again');
    violations.record('q', 'reply-duplicate', 'again');
    now = 61_000;
    violations.record('p', 'reply-duplicate', 'x'.repeat(1_000));
    violations.record('p', 'not-json', 'no JSON');
    violations.record('p', 'not-json', 'no JSON');
    const ignored = { violation: 'reply-duplicate', action: 'ignore' };
    const broke = { kind: 'violation', plugin: 'p', facts: { violation: 'not-json', action: 'break', reason: 'no JSON' } };
    expect(entries).toEqual([
      { kind: 'violation', plugin: 'p', facts: { ...ignored, reason: 'again' } },
      { kind: 'violation', plugin: 'q', facts: { ...ignored, reason: 'again' } },
      { kind: 'violation', plugin: 'p', facts: { ...ignored, reason: 'x'.repeat(200), repeats: 499 } },
      broke,
      broke,
    ]);
    expect(said).toEqual(['warn', 'warn', 'warn', 'warn', 'warn']);
    expect([violations.of('p'), violations.of('q'), violations.of('r')]).toEqual([503, 1, 0]);
  });
});
