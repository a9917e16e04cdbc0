import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

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
