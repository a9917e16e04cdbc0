import type { Link } from '../chain.ts';
import type { LedgerEntry, LedgerEvent } from '../ledger.ts';
import { isSignedLink, signLink, type SignedLink } from './statement.ts';
import type { SigningKey, VerifyingKey } from './signing-key.ts';

/** The event of a checkpoint, which signs everything before it. */
export function checkpointEvent(key: SigningKey, before: Link, at: number, more: LedgerEvent['facts'] = {}): LedgerEvent {
  const { signature } = signLink(key, 'checkpoint', before, at);
  return { kind: 'checkpoint', facts: { ...more, at, key: key.id, signature } };
}

/** Whether an entry is a checkpoint that this key signed over the entry before it. */
export function isSignedCheckpoint(key: VerifyingKey, entry: LedgerEntry): boolean {
  const link = checkpointOf(entry);
  return link !== undefined && isSignedLink(key, 'checkpoint', link);
}

/** What a checkpoint signs; undefined where its facts are not those of a checkpoint. */
function checkpointOf({ seq, previous, facts }: LedgerEntry): SignedLink | undefined {
  const { at, key, signature } = facts ?? {};
  if (typeof at !== 'number' || typeof key !== 'string' || typeof signature !== 'string') return undefined;
  return { seq: seq - 1, hash: previous, at, key, signature };
}
