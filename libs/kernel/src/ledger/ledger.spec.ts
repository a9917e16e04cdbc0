import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/start-kernel.ts';
import { findBreak } from './chain.ts';
import { BrokenLedgerError, jsonlLedger, parseLedger } from './jsonl/jsonl-ledger.ts';
import type { LedgerEntry } from './ledger.ts';
import { memoryLedger } from './memory/memory-ledger.ts';

function filled(): LedgerEntry[] {
  const ledger = memoryLedger(() => 1);
  for (const plugin of ['a', 'b', 'c', 'd']) ledger.append({ kind: 'load', plugin, facts: { version: '1.0.0', services: ['log'] } });
  return [...ledger.entries()];
}

describe('the chain', () => {
  it('is whole as it is written', () => {
    expect(findBreak(filled())).toBeUndefined();
    expect(findBreak(JSON.parse(JSON.stringify(filled())) as LedgerEntry[])).toBeUndefined();
  });

  it.each([
    { what: 'edited', change: (entries: LedgerEntry[]) => entries.map((entry, index) => (index === 1 ? { ...entry, plugin: 'x' } : entry)), entry: 2 },
    { what: 'removed', change: (entries: LedgerEntry[]) => entries.filter((_, index) => index !== 1), entry: 2 },
    { what: 'swapped', change: ([a, b, c, d]: LedgerEntry[]) => [a, c, b, d] as LedgerEntry[], entry: 2 },
    { what: 'beheaded', change: (entries: LedgerEntry[]) => entries.slice(1), entry: 1 },
    { what: 'doubled', change: ([a, ...rest]: LedgerEntry[]) => [a, a, ...rest] as LedgerEntry[], entry: 2 },
  ])('is broken where an entry was $what', ({ change, entry }) => {
    expect(findBreak(change(filled()))?.entry).toBe(entry);
  });
});

describe('a ledger in a file', () => {
  it('goes on where it ended, also after a line that was cut off', () => {
    const file = join(temporaryFolder(), 'ledger.jsonl');
    const first = jsonlLedger(file, () => 1);
    first.append({ kind: 'kernel-start' });
    first.close();
    appendFileSync(file, '{"seq":2,"at":1,"ki');
    const second = jsonlLedger(file, () => 2);
    second.append({ kind: 'kernel-stop' });
    expect(second.entries().map(({ kind }) => kind)).toEqual(['kernel-start', 'recover', 'kernel-stop']);
    second.close();
    const { entries, torn } = parseLedger(readFileSync(file, 'utf8'));
    expect([entries.length, torn, findBreak(entries)]).toEqual([3, false, undefined]);
  });

  it('is refused where a line is no entry', () => {
    const file = join(temporaryFolder(), 'ledger.jsonl');
    appendFileSync(file, 'nonsense\n');
    expect(() => jsonlLedger(file)).toThrow(BrokenLedgerError);
  });
});
