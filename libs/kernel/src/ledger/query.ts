import type { LedgerEntry, LedgerQuery } from './ledger.ts';

/** Whether an entry is of a query, its limit aside. */
export function isWanted(entry: LedgerEntry, { plugin, kind, after }: LedgerQuery): boolean {
  return (plugin === undefined || entry.plugin === plugin) && (kind === undefined || entry.kind === kind) && (after === undefined || entry.seq > after);
}

/** The entries of a query, oldest first. */
export function select(entries: readonly LedgerEntry[], query: LedgerQuery = {}): readonly LedgerEntry[] {
  const wanted = entries.filter((entry) => isWanted(entry, query));
  return query.limit === undefined ? wanted : wanted.slice(Math.max(0, wanted.length - query.limit));
}
