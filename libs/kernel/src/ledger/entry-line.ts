import { canonical } from './canonical.ts';
import type { LedgerEntry, LedgerKind } from './ledger.ts';

/** An entry as one line of canonical JSON. */
export function lineOf(entry: LedgerEntry): string {
  return canonical(entry);
}

/** The entry of a line; undefined where the line is none. What it says is not yet believed. */
export function entryOf(line: string): LedgerEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { seq, at, kind, plugin, facts, previous, hash, ...others } = value as { readonly [K in keyof LedgerEntry]?: unknown };
  if (Object.keys(others).length > 0) return undefined;
  if (!Number.isSafeInteger(seq) || typeof at !== 'number' || typeof kind !== 'string') return undefined;
  if (typeof previous !== 'string' || typeof hash !== 'string') return undefined;
  if (plugin !== undefined && typeof plugin !== 'string') return undefined;
  if (facts !== undefined && !areFacts(facts)) return undefined;
  return value as LedgerEntry & { readonly kind: LedgerKind };
}

/** Flat, as they were written: what is deeper cannot be an entry's, and would be followed by whoever reads it. */
function areFacts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((fact) =>
    Array.isArray(fact) ? fact.every((item) => typeof item === 'string') : ['string', 'number', 'boolean'].includes(typeof fact),
  );
}
