import { setTimeout as pause } from 'node:timers/promises';
import type { Mishap } from '../mishap.ts';

/** The disk with the kernel's state takes no more for a while. */
export const fullDisk: Mishap = {
  name: 'full-disk',
  weight: 2,
  async happen(stage, { ms }) {
    stage.disk.fill();
    try {
      await pause(ms);
    } finally {
      stage.disk.free();
    }
  },
};
