import { CallError, coreCallError } from '../../call-error.ts';

/** Primary result codes of SQLite that say something about the disk, and nothing about what was to be written. */
const TROUBLE: ReadonlyMap<number, string> = new Map([
  [8, 'which can only be read'],
  [10, 'whose disk cannot be read or written'],
  [13, 'whose disk is full'],
  [14, 'whose file cannot be opened'],
]);

/**
 * An error of the database as callers may see it: a disk that takes no more makes the storage unavailable for a while, and is neither a fault of
 * the kernel nor of the plugin that wrote.
 */
export function storageError(error: unknown): unknown {
  if (error instanceof CallError || !(error instanceof Error)) return error;
  const { errcode } = error as { readonly errcode?: unknown };
  const what = typeof errcode === 'number' ? TROUBLE.get(errcode & 0xff) : undefined;
  return what === undefined ? error : coreCallError('core/unavailable', { what: `the kernel's storage, ${what}` });
}
