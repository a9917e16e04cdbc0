import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftOver } from '../linux/folder-leftovers.ts';
import { runName } from '../linux/run-name.ts';
import { atExit } from './at-exit.ts';

/** Who a plugin runs as. */
export interface PluginUser {
  readonly uid: number;
  readonly gid: number;
}

/** Temporary folders of runs of plugins: nobody else can look into them, and they go with the run. */
export class PrivateFolders {
  #base: string | undefined;
  #made = 0;
  #stay: (() => void) | undefined;

  /** A folder for one run, with `tmp` in it that belongs to the plugin's user. */
  make(user: PluginUser | undefined): string {
    const base = (this.#base ??= makeBase());
    this.#stay ??= atExit(() => rmSync(base, { recursive: true, force: true }));
    this.#made += 1;
    const folder = join(base, String(this.#made));
    const own = join(folder, 'tmp');
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (user !== undefined) {
      // Passed through by number, never listed.
      chmodSync(folder, 0o711);
      chownSync(own, user.uid, user.gid);
    }
    return folder;
  }

  /** The folder that holds them goes with the last. */
  remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (this.#base === undefined || readdirSync(this.#base).length > 0) return;
    rmSync(this.#base, { recursive: true, force: true });
    this.#base = undefined;
    this.#stay?.();
    this.#stay = undefined;
  }
}

function makeBase(): string {
  removeLeftOver(tmpdir());
  const base = mkdtempSync(join(tmpdir(), `${runName()}.`));
  chmodSync(base, 0o711);
  return base;
}
