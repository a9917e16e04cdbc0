import { createHash } from 'node:crypto';
import type { LedgerEntry, LedgerEvent } from './ledger.ts';

/** What the first entry continues. */
export const GENESIS = '0'.repeat(64);

/** The entry that continues the chain. */
export function nextEntry(event: LedgerEvent, previous: LedgerEntry | undefined, at: number): LedgerEntry {
  const unsealed = { seq: (previous?.seq ?? 0) + 1, at, ...event, previous: previous?.hash ?? GENESIS };
  return { ...unsealed, hash: hashOf(unsealed) };
}

/** Where a chain breaks. */
export interface Break {
  /** Position in the list, from 1. */
  readonly entry: number;
  readonly reason: string;
}

/** The first break of a chain: an entry that was edited, removed or moved; undefined where it is whole. */
export function findBreak(entries: readonly LedgerEntry[]): Break | undefined {
  let previous: LedgerEntry | undefined;
  for (const [index, entry] of entries.entries()) {
    const { hash, ...unsealed } = entry;
    if (entry.seq !== (previous?.seq ?? 0) + 1) return { entry: index + 1, reason: `it is number ${String(entry.seq)}` };
    if (entry.previous !== (previous?.hash ?? GENESIS)) return { entry: index + 1, reason: 'it does not continue the entry before it' };
    if (hash !== hashOf(unsealed)) return { entry: index + 1, reason: 'its content does not fit its hash' };
    previous = entry;
  }
  return undefined;
}

function hashOf(unsealed: object): string {
  return createHash('sha256').update(JSON.stringify(unsealed, sortedKeys)).digest('hex');
}

/** Objects with their keys in order, so that the hash does not depend on how an entry was put together. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
