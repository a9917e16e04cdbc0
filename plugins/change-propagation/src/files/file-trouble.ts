/** A file that cannot be used. The message is the reason, for people. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EMFILE: 'too many files are open',
};

/** The code of an error of the operating system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the operating system said, as a trouble of the file; anything else is thrown on. */
export function troubleOf(path: string, error: unknown): FileTrouble {
  if (error instanceof FileTrouble) return error;
  const code = codeOf(error);
  if (code === undefined) throw error;
  return new FileTrouble(`${path}: ${reasons[code] ?? code}`);
}
