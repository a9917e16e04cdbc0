import { nextEntry } from '../chain.ts';
import type { Ledger, LedgerEntry } from '../ledger.ts';

/** A ledger that is gone with the kernel. */
export function memoryLedger(now: () => number = Date.now): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    append(event): void {
      entries.push(nextEntry(event, entries.at(-1), now()));
    },
    entries: () => entries,
    close: () => undefined,
  };
}
