import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';

/** What signs a ledger. */
export interface SigningKey {
  /** Short name of the public key: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo. */
  readonly id: string;
  /** PEM, to hand out. */
  readonly publicKey: string;
  /** An Ed25519 signature in base64. */
  sign(statement: string): string;
}

/** What checks the signatures of a ledger. */
export interface VerifyingKey {
  readonly id: string;
  readonly publicKey: string;
  isSigned(statement: string, signature: string): boolean;
}

/** A new private key as PEM. */
export function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/**
 * The key of a PEM.
 * @throws Error where it is no private Ed25519 key
 */
export function signingKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  refuseOther(privateKey);
  const publicKey = createPublicKey(privateKey);
  return {
    id: idOf(publicKey),
    publicKey: pemOf(publicKey),
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64'),
  };
}

/**
 * The key of a PEM, which may be the public or the private one.
 * @throws Error where it is no Ed25519 key
 */
export function verifyingKey(pem: string): VerifyingKey {
  const publicKey = createPublicKey(pem);
  refuseOther(publicKey);
  return {
    id: idOf(publicKey),
    publicKey: pemOf(publicKey),
    isSigned: (statement, signature) => verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, 'base64')),
  };
}

function refuseOther(key: KeyObject): void {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('it is not an Ed25519 key');
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }) as string;
}

function idOf(key: KeyObject): string {
  return hash('sha256', key.export({ type: 'spki', format: 'der' })).slice(0, 16);
}
