import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { beginning, findBreak, nextEntry, seal } from './chain.ts';
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

describe('the text of an entry', () => {
  it('is the canonical one, whatever its facts', () => {
    const fact = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.array(fc.string()));
    const facts = fc.dictionary(fc.string(), fact);
    fc.assert(
      fc.property(facts, fc.option(fc.string(), { nil: undefined }), fc.nat(), (some, plugin, at) => {
        const event = { kind: 'grant', facts: some, ...(plugin === undefined ? {} : { plugin }) } as const;
        const { entry, line } = seal(event, beginning, at);
        expect(line).toBe(canonical(entry));
        expect(entry.hash).toBe(nextEntry(event, undefined, at).hash);
        expect(findBreak([JSON.parse(line) as LedgerEntry])).toBeUndefined();
      }),
    );
  });

  it('is that of RFC 8785', () => {
    // From the RFC, section 3.2.2 and 3.2.3, as far as JSON.parse can read it.
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew', '1': 'One', '\u{1f600}': 'Emoji', '\u0080': 'Control', '\u00f6': 'o' };
    expect(Object.keys(JSON.parse(canonical(value)) as object).slice(1)).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
    expect(canonical({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}',
    );
    expect(() => canonical(NaN)).toThrow(TypeError);
  });
});
