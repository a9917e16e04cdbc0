import { accessSync, constants } from 'node:fs';
import { clearTops } from '../linux/cgroup-leftovers.ts';
import { Cgroups } from '../linux/cgroups.ts';
import { tryLauncher, type FoundLauncher } from '../launcher/launcher.ts';
import { atExit } from './at-exit.ts';
import { PrivateFolders } from './private-folders.ts';
import { Users } from './users.ts';

/** Where programs of the system stand; nothing is looked up where a plugin or a user could have put it. */
const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', '/usr/local/bin', '/usr/local/sbin', '/run/current-system/sw/bin'];

/** What this machine has to confine plugins with, found once. */
export class Machine {
  readonly folders = new PrivateFolders();
  readonly users = new Users();
  #launcher: FoundLauncher | undefined;
  #cgroups: Cgroups | undefined;

  get launcher(): FoundLauncher {
    this.#launcher ??= tryLauncher();
    return this.#launcher;
  }

  get cgroups(): Cgroups {
    if (this.#cgroups === undefined) {
      const cgroups = openCgroups();
      this.#cgroups = cgroups;
      atExit(() => cgroups.leave());
    }
    return this.#cgroups;
  }

  get isRoot(): boolean {
    return process.getuid?.() === 0;
  }

  /** A program of the system by its name. */
  program(name: string): string | undefined {
    return FOLDERS.map((folder) => `${folder}/${name}`).find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  }
}

function openCgroups(): Cgroups {
  if (process.platform !== 'linux') return Cgroups.open([]);
  clearTops();
  return Cgroups.open();
}

/** The machine that this process runs on. */
export const thisMachine = new Machine();
