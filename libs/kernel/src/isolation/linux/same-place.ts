import { closeSync, constants, fstatSync, openSync, readlinkSync } from 'node:fs';

/** Only the place: nothing is read, and no right to do so is needed. Node has no name for it. */
const O_PATH = 0o10_000_000;

/** A path and which file or folder it is, whatever it is called later. */
export interface Place {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
}

/**
 * What stands at a path without a symbolic link on the way to it.
 * @throws Error where there is none, or a link
 */
export function placeOf(path: string): Place {
  const fd = openSync(path, O_PATH | constants.O_NOFOLLOW);
  try {
    const found = readlinkSync(`/proc/self/fd/${String(fd)}`);
    if (found !== path) throw new Error(`${path} is a way to ${found} now, and was granted as what it was`);
    const { dev, ino } = fstatSync(fd, { bigint: true });
    return { path, device: String(dev), inode: String(ino) };
  } finally {
    closeSync(fd);
  }
}
