import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { MAX_SECRET_BYTES, SecretError } from './secret-error.ts';

/** Bits of a mode by which others than the owner may write, and may do anything at all. */
const OTHERS_WRITE = 0o022;
const OTHERS = 0o077;

/** The text of a file that nobody but the kernel's user can read; one `shared` may be read, not written, by others. */
export async function readSecretFile(file: string, shared: boolean): Promise<string> {
  let handle;
  try {
    // A pipe must not hold the kernel up.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw new SecretError(`it cannot be opened (${String((error as NodeJS.ErrnoException).code)})`);
  }
  try {
    const stats = await handle.stat();
    const { mode, uid, size } = stats;
    if (!stats.isFile()) throw new SecretError('it is no file');
    if (size > MAX_SECRET_BYTES) throw new SecretError(`it is larger than ${String(MAX_SECRET_BYTES)} bytes`);
    const own = process.getuid?.();
    if (own !== undefined) {
      if (uid !== own && uid !== 0) throw new SecretError('it belongs to another user');
      if ((mode & OTHERS_WRITE) !== 0) throw new SecretError(`others may write it; mend it by: chmod 600 ${file}`);
      if (!shared && (mode & OTHERS) !== 0) throw new SecretError(`others may read it; mend it by: chmod 600 ${file}`);
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
