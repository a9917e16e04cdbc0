import { setTimeout as pause } from 'node:timers/promises';
import type { Mishap } from '../mishap.ts';

/** No file of the kernel's state may grow for a while; a write then fails as on a full disk. */
export const fullDisk: Mishap = {
  name: 'full-disk',
  weight: 2,
  async happen(stage, { ms }) {
    await stage.limitFiles('4096');
    await pause(ms);
    await stage.limitFiles('unlimited');
  },
};
