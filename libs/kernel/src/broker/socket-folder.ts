import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftOver } from '../isolation/linux/folder-leftovers.ts';
import { runName } from '../isolation/linux/run-name.ts';

/** Paths of Unix sockets end at 104 bytes on some systems. */
const MAX_PATH_BYTES = 103;
const NAME_BYTES = 16;

/** A folder for sockets, each of which only its plugin may open. */
export class SocketFolder {
  #folder: string | undefined;

  /**
   * Bind a server to a new socket in it. Its name cannot be guessed, is nowhere to be read but in the folder, and its mode is 0600;
   * who runs the plugin as another user gives that user the socket.
   * @throws Error where it cannot be made
   */
  bind(server: Server): string {
    const folder = (this.#folder ??= makeFolder());
    const path = join(folder, `${randomBytes(NAME_BYTES).toString('base64url')}.sock`);
    // Linux shows everybody the name that a socket was bound to (/proc/net/unix), for as long as it lives, and not what became of it.
    const bound = join(folder, 'new.sock');
    // The socket must not be open to others for even a moment, so the mask comes before it is made.
    const mask = process.umask(0o177);
    try {
      server.listen(bound);
    } finally {
      process.umask(mask);
    }
    chmodSync(bound, 0o600);
    renameSync(bound, path);
    return path;
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

function makeFolder(): string {
  const name = `${runName()}.`;
  const longest = Buffer.byteLength(join(tmpdir(), `${name}XXXXXX`, 'x'.repeat(22 + '.sock'.length)));
  const parent = longest > MAX_PATH_BYTES ? '/tmp' : tmpdir();
  mkdirSync(parent, { recursive: true });
  removeLeftOver(parent);
  const folder = mkdtempSync(join(parent, name));
  // Plugins that run as other users come through, and cannot list it.
  chmodSync(folder, 0o711);
  return folder;
}
