import { canonical } from '../canonical.ts';
import type { Link } from '../chain.ts';
import type { SigningKey, VerifyingKey } from './signing-key.ts';

/** That a ledger stood so at a time: everything up to entry `seq`, which has this hash. */
export interface SignedLink extends Link {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the key that signed. */
  readonly key: string;
  /** Ed25519 in base64 over the canonical form of the rest and its purpose. */
  readonly signature: string;
}

/** What a signature is for; one of one purpose says nothing about another. */
export type Purpose = 'checkpoint' | 'head' | 'origin';

function statementOf(purpose: Purpose, { seq, hash, at }: Link & { readonly at: number }): string {
  return canonical({ statement: `plugwright/ledger/v1/${purpose}`, seq, hash, at });
}

/** Sign where a ledger stands. */
export function signLink(key: SigningKey, purpose: Purpose, { seq, hash }: Link, at: number): SignedLink {
  return { seq, hash, at, key: key.id, signature: key.sign(statementOf(purpose, { seq, hash, at })) };
}

/** Whether a link is signed for a purpose by this key. */
export function isSignedLink(key: VerifyingKey, purpose: Purpose, link: SignedLink): boolean {
  return link.key === key.id && key.isSigned(statementOf(purpose, link), link.signature);
}

/** A signed link of JSON from outside; undefined where it is none. */
export function readSignedLink(value: unknown): SignedLink | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { seq, hash, at, key, signature } = value as { readonly [K in keyof SignedLink]?: unknown };
  if (!Number.isSafeInteger(seq) || typeof at !== 'number') return undefined;
  if (typeof hash !== 'string' || typeof key !== 'string' || typeof signature !== 'string') return undefined;
  return { seq: seq as number, hash, at, key, signature };
}
