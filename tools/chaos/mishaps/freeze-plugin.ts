import { setTimeout as pause } from 'node:timers/promises';
import type { Mishap } from '../mishap.ts';

/** Its process stands still for a while: shortly it is slow, for long it hangs and is ended by the kernel. */
export const freezePlugin: Mishap = {
  name: 'freeze-plugin',
  weight: 4,
  async happen(stage, { plugin, ms }) {
    const thaw = stage.freeze(plugin);
    await pause(ms);
    thaw();
  },
};
