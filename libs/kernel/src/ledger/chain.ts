import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { LedgerEntry } from './ledger.ts';

/** What the first entry continues. */
export const GENESIS = '0'.repeat(64);

/** Where a chain goes on: the number and the hash of the entry before. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry of a ledger that never was cut. */
export const beginning: Link = { seq: 0, hash: GENESIS };

/** An entry and its line of canonical JSON, without the line's end. */
export interface SealedEntry {
  readonly entry: LedgerEntry;
  readonly line: string;
}

/**
 * The entry that continues a chain, written at the same time. The canonical text is put together by hand, since entries are many: their members
 * and the order of those are known.
 */
export function seal(event: Pick<LedgerEntry, 'kind' | 'plugin' | 'facts'>, previous: Link, at: number): SealedEntry {
  const { kind, plugin, facts } = event;
  const seq = previous.seq + 1;
  const front = facts === undefined ? `{"at":${at}` : `{"at":${at},"facts":${canonical(facts)}`;
  const owner = plugin === undefined ? '' : `,"plugin":${JSON.stringify(plugin)}`;
  const back = `"kind":"${kind}"${owner},"previous":"${previous.hash}","seq":${seq}}`;
  const sealed = hash('sha256', `${front},${back}`);
  return { entry: { seq, at, ...event, previous: previous.hash, hash: sealed }, line: `${front},"hash":"${sealed}",${back}` };
}

/** The entry that continues a chain; `hash` is the SHA-256 of everything else in canonical form. */
export function nextEntry(event: Pick<LedgerEntry, 'kind' | 'plugin' | 'facts'>, previous: Link | undefined, at: number): LedgerEntry {
  const unsealed = { seq: (previous?.seq ?? 0) + 1, at, ...event, previous: previous?.hash ?? GENESIS };
  return { ...unsealed, hash: hashOf(unsealed) };
}

/** How a chain breaks. */
export type BreakKind = 'unreadable' | 'edited' | 'removed' | 'reordered' | 'relinked';

/** Where a chain breaks. */
export interface Break {
  /** The number that the entry has or ought to have. */
  readonly entry: number;
  readonly kind: BreakKind;
  readonly reason: string;
}

/**
 * What is wrong with an entry that ought to continue a chain; undefined where nothing is.
 * @param line where given, it must be the entry's canonical text and nothing besides
 */
export function breakAt(entry: LedgerEntry, previous: Link, line?: string): Break | undefined {
  const expected = previous.seq + 1;
  const broken = (kind: BreakKind, reason: string): Break => ({ entry: expected, kind, reason });
  const { hash: sealed, ...unsealed } = entry;
  if (entry.seq > expected) return broken('removed', `the next one is number ${entry.seq}`);
  if (entry.seq !== expected) return broken('reordered', `number ${entry.seq} stands in its place`);
  if (sealed !== hashOf(unsealed) || (line !== undefined && line !== canonical(entry))) return broken('edited', 'its content does not fit its hash');
  if (entry.previous !== previous.hash) return broken('relinked', 'it does not continue the entry before it');
  return undefined;
}

/** The first break of a chain: an entry that was edited, removed or moved; undefined where it is whole. */
export function findBreak(entries: Iterable<LedgerEntry>, from: Link = beginning): Break | undefined {
  let previous = from;
  for (const entry of entries) {
    const broken = breakAt(entry, previous);
    if (broken !== undefined) return broken;
    previous = entry;
  }
  return undefined;
}

function hashOf(unsealed: object): string {
  return hash('sha256', canonical(unsealed));
}
