import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** What is written at once, from much to little, so that nothing is left. */
const BLOCKS = [2 ** 20, 2 ** 12].map((bytes) => Buffer.alloc(bytes, 1));

/** A file system of its own, in a folder: a file takes all the room that is left. */
export function smallDisk(folder: string): Disk {
  const ballast = join(folder, 'ballast');
  return {
    kind: 'small file system',
    fill() {
      const descriptor = openSync(ballast, 'a');
      try {
        for (const block of BLOCKS) while (isWritten(descriptor, block));
      } finally {
        closeSync(descriptor);
      }
    },
    free: () => rmSync(ballast, { force: true }),
  };
}

/** Whether there was room for something. */
function isWritten(descriptor: number, block: Buffer): boolean {
  try {
    return writeSync(descriptor, block) > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
