import { lstatSync } from 'node:fs';
import { userInfo } from 'node:os';

/**
 * The folder of a control socket must be the user's own, and closed to others: in a shared temporary folder somebody else could have made it first,
 * and answer there, or be asked.
 * @throws Error where it is not, or is not there
 */
export function refuseForeign(folder: string): void {
  const entry = lstatSync(folder);
  if (!entry.isDirectory() || entry.uid !== userInfo().uid) throw new Error(`${folder} belongs to another user`);
  if ((entry.mode & 0o077) !== 0) throw new Error(`${folder} is open to other users; close it by chmod 700 ${folder}`);
}
