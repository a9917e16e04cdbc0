import { nextEntry } from '../chain.ts';
import type { Ledger, LedgerEntry } from '../ledger.ts';
import { select } from '../query.ts';

/** A ledger that is gone with the kernel. */
export function memoryLedger(now: () => number = Date.now): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    append(event): void {
      entries.push(nextEntry(event, entries.at(-1), now()));
    },
    flush: () => Promise.resolve(),
    entries: (query) => select(entries, query),
    close: () => undefined,
  };
}
