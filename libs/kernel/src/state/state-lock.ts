import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Gives a lock back. */
export type Unlock = () => void;

/**
 * Take the lock of a state folder, which one kernel at a time can have; undefined where another has it. The
 * operating system holds it (a write lock on `lock.sqlite`), so the death of a kernel frees it, however it dies.
 * @throws Error where the folder cannot be made or written
 */
export function lockState(folder: string): Unlock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return () => database.close();
}

/** SQLITE_BUSY and its extended codes. */
function isBusy(error: unknown): boolean {
  const code = (error as { readonly errcode?: unknown }).errcode;
  return typeof code === 'number' && (code & 0xff) === 5;
}
