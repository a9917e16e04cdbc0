import type { PluginUser } from './private-folders.ts';

/** Above the users of machines and of containers, below what does not fit in 31 bits. */
const FIRST = 0x7000_0000;
const A_KERNEL = 256;
const KERNELS = 0x10_0000;

/** Users that plugins run as: each run has one of its own, so that plugins are strangers to each other and to everybody. */
export class Users {
  readonly #taken = new Set<number>();

  /** A user that no running plugin has; undefined where all of this kernel's are taken. */
  take(): PluginUser | undefined {
    const first = FIRST + (process.pid % KERNELS) * A_KERNEL;
    for (let uid = first; uid < first + A_KERNEL; uid += 1) {
      if (this.#taken.has(uid)) continue;
      this.#taken.add(uid);
      return { uid, gid: uid };
    }
    return undefined;
  }

  release({ uid }: PluginUser): void {
    this.#taken.delete(uid);
  }
}
