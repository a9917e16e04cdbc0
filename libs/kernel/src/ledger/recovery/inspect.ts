import { beginning, breakAt, type BreakKind, type Link } from '../chain.ts';
import { entryOf } from '../entry-line.ts';
import type { LedgerEntry } from '../ledger.ts';
import { isSignedCheckpoint } from '../signing/checkpoint.ts';
import { isSignedLink, type SignedLink } from '../signing/statement.ts';
import type { VerifyingKey } from '../signing/signing-key.ts';

/** What is wrong with a ledger. `rewritten`: the chain was made anew after a change; `tail-dropped`: entries at the end are missing. */
export interface LedgerProblem {
  readonly kind: BreakKind | 'rewritten' | 'tail-dropped' | 'damaged' | 'origin-unsigned';
  /** The first entry that cannot be trusted. */
  readonly entry: number;
  readonly reason: string;
}

/** What was found in a ledger. */
export interface LedgerReport {
  /** Entries that hold together, from the first one kept. */
  readonly entries: number;
  /** Number of the first entry that is kept; greater than 1 where older ones were dropped by age. */
  readonly first: number;
  /** Where the part that holds together ends. */
  readonly last: Link;
  readonly checkpoints: number;
  /** Up to this entry a signature vouches for everything; 0 where there is none. */
  readonly signedThrough: number;
  readonly problem: LedgerProblem | undefined;
}

/** What is inspected: lines as they stand there, and what vouches for them. */
export interface LedgerEvidence {
  /** Lines of entries, oldest first; may throw where the file is damaged. */
  readonly lines: Iterable<string>;
  /** What the first entry continues, where older ones were dropped. */
  readonly origin?: SignedLink | undefined;
  /** Where the ledger stood at some time, by its own signature. */
  readonly heads: readonly SignedLink[];
  /** Where it stood by somebody else's word, without a signature. */
  readonly anchors?: readonly Link[];
  readonly key: VerifyingKey | undefined;
}

/** Look through a ledger from its first entry to the first that is wrong. */
export function inspect(evidence: LedgerEvidence, onEntry?: (entry: LedgerEntry, line: string) => void): LedgerReport {
  const { origin, key } = evidence;
  const start: Link = origin ?? beginning;
  let last = start;
  let [entries, checkpoints, signedThrough] = [0, 0, 0];
  const claims = [...evidence.heads.filter((head) => key === undefined || isSignedLink(key, 'head', head)), ...(evidence.anchors ?? [])];
  const report = (problem?: LedgerProblem): LedgerReport => ({
    entries,
    first: start.seq + 1,
    last: { seq: last.seq, hash: last.hash },
    checkpoints,
    signedThrough,
    problem,
  });
  const forged = evidence.heads.find((head) => key !== undefined && !isSignedLink(key, 'head', head));
  if (origin !== undefined && key !== undefined && !isSignedLink(key, 'origin', origin))
    return report({ kind: 'origin-unsigned', entry: start.seq + 1, reason: 'the mark of where it begins is not signed by its key' });
  const missing = (): LedgerProblem | undefined => {
    const furthest = Math.max(0, ...claims.map(({ seq }) => seq));
    if (furthest > last.seq) return { kind: 'tail-dropped', entry: last.seq + 1, reason: `the entries up to ${furthest} are missing` };
    if (forged !== undefined) return { kind: 'rewritten', entry: signedThrough + 1, reason: 'the mark of where it ends is not signed by its key' };
    if (key !== undefined && entries > 0 && evidence.heads.length === 0 && (evidence.anchors ?? []).length === 0)
      return { kind: 'tail-dropped', entry: last.seq + 1, reason: 'the mark of where it ends is gone' };
    return undefined;
  };
  const lines = evidence.lines[Symbol.iterator]();
  for (;;) {
    let line: string;
    try {
      const next = lines.next();
      if (next.done === true) return report(missing());
      line = next.value;
    } catch (error) {
      return report({ kind: 'damaged', entry: last.seq + 1, reason: `the file is damaged: ${error instanceof Error ? error.message : String(error)}` });
    }
    const entry = entryOf(line);
    if (entry === undefined) return report({ kind: 'unreadable', entry: last.seq + 1, reason: 'it is not an entry' });
    const broken = breakAt(entry, last, line);
    if (broken !== undefined) return report(broken);
    const claim = claims.find(({ seq }) => seq === entry.seq);
    if (claim !== undefined && claim.hash !== entry.hash)
      return report({ kind: 'rewritten', entry: signedThrough + 1, reason: `entry ${entry.seq} is another one than stood there` });
    if (entry.kind === 'checkpoint') {
      if (key !== undefined && !isSignedCheckpoint(key, entry))
        return report({ kind: 'rewritten', entry: signedThrough + 1, reason: `the checkpoint ${entry.seq} is not signed by its key` });
      checkpoints += 1;
      signedThrough = entry.seq - 1;
    }
    if (claim !== undefined && evidence.heads.some(({ seq }) => seq === entry.seq)) signedThrough = entry.seq;
    last = entry;
    entries += 1;
    onEntry?.(entry, line);
  }
}
