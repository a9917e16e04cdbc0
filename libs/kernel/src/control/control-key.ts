import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const KEY_BYTES = 32;
/** A longer file is no key. */
const MOST_CHARACTERS = 256;

/** What a client has to know: it stands beside the socket. */
export interface ControlKey {
  fits(offered: unknown): boolean;
  remove(): void;
}

function keyPath(socketPath: string): string {
  return `${socketPath}.key`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Make a new key in a file of mode 0600 beside the socket. Plugins may run as the kernel's own user, and Linux lets whoever that is
 * connect to a socket by its path; files are another matter, and a plugin is not shown this one.
 */
export function makeControlKey(socketPath: string): ControlKey {
  const path = keyPath(socketPath);
  const key = randomBytes(KEY_BYTES).toString('base64url');
  rmSync(path, { force: true });
  // Never through what somebody else put there.
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
  return {
    fits: (offered) => typeof offered === 'string' && timingSafeEqual(digest(offered), digest(key)),
    remove: () => rmSync(path, { force: true }),
  };
}

/** The key of a socket; empty where there is none that can be read. */
export function controlKeyOf(socketPath: string): string {
  try {
    return readFileSync(keyPath(socketPath), 'utf8').slice(0, MOST_CHARACTERS);
  } catch {
    return '';
  }
}
