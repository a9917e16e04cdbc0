import { BrokenLedgerError } from './broken-ledger.ts';
import { findBreak } from './chain.ts';
import { entryOf } from './entry-line.ts';
import type { LedgerEntry } from './ledger.ts';

/** The entries of a ledger that was kept as a text, one entry a line; a last line that a crash cut off is left out. */
export interface ParsedLedger {
  readonly entries: readonly LedgerEntry[];
  readonly torn: boolean;
}

/**
 * Read a ledger of the form that was used before SQLite.
 * @throws BrokenLedgerError where a line is no entry or does not continue the chain
 */
export function parseLedger(text: string): ParsedLedger {
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  const entries = lines.map((line, index) => {
    const entry = entryOf(line);
    if (entry === undefined) throw new BrokenLedgerError(index + 1, 'it is not an entry');
    return entry;
  });
  const broken = findBreak(entries);
  if (broken !== undefined) throw new BrokenLedgerError(broken.entry, broken.reason);
  return { entries, torn: end < text.length };
}
