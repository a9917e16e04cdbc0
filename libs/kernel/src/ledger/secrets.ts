import { randomBytes } from 'node:crypto';
import { readIfThere } from '../storage/read-if-there.ts';
import { replaceFile } from '../storage/replace-file.ts';
import type { LedgerFiles } from './files.ts';
import { newPrivateKey, signingKey, type SigningKey, verifyingKey, type VerifyingKey } from './signing/signing-key.ts';

/** Salt and key of a ledger. */
export interface LedgerSecrets {
  readonly key: SigningKey;
  readonly salt: Buffer;
}

const SALT_BYTES = 32;

/**
 * The salt and the key of a ledger, made where there are none, for their owner's eyes only. A key that is given is not kept in the folder,
 * so that whoever can write the folder cannot sign.
 * @throws Error where a file holds no key
 */
export function openSecrets(files: LedgerFiles, given?: string): LedgerSecrets {
  const key = signingKey(given ?? kept(files.privateKey, newPrivateKey));
  const salt = kept(files.salt, () => `${randomBytes(SALT_BYTES).toString('base64')}\n`);
  return { key, salt: Buffer.from(salt, 'base64') };
}

/** Lay the public key beside what is signed. */
export function publishKey(files: LedgerFiles, { publicKey }: SigningKey): void {
  if (readIfThere(files.publicKey) !== publicKey) replaceFile(files.publicKey, publicKey, 0o644);
}

/** The key that signatures are checked by: the one given, else the one in the folder; undefined where there is none. */
export function openVerifyingKey(files: LedgerFiles, given?: string): VerifyingKey | undefined {
  const pem = given ?? readIfThere(files.privateKey) ?? readIfThere(files.publicKey);
  return pem === undefined ? undefined : verifyingKey(pem);
}

function kept(file: string, make: () => string): string {
  const there = readIfThere(file);
  if (there !== undefined && there.trim() !== '') return there;
  const made = make();
  replaceFile(file, made, 0o600);
  return made;
}
