import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a ledger in a state folder. */
export interface LedgerFiles {
  readonly database: string;
  /** Where the ledger stood at its last checkpoint, apart from the database, so that an older copy of that is noticed. */
  readonly head: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly salt: string;
  /** The form before SQLite. */
  readonly text: string;
}

export function ledgerFiles(folder: string): LedgerFiles {
  return {
    database: join(folder, 'ledger.sqlite'),
    head: join(folder, 'ledger.head'),
    privateKey: join(folder, 'ledger.key'),
    publicKey: join(folder, 'ledger.pub'),
    salt: join(folder, 'ledger.salt'),
    text: join(folder, 'ledger.jsonl'),
  };
}

/** The text of a file; undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replace a file as a whole; a reader sees the old text or the new one. */
export function replaceFile(file: string, text: string, mode: number): void {
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w', mode);
  try {
    // Not writeSync, which may write a part only where the disk is nearly full.
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** What was renamed in a folder stays so when the machine crashes, where the system lets a folder be opened. */
function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // Windows has no such thing.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
