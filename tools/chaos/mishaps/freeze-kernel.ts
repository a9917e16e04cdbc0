import { setTimeout as pause } from 'node:timers/promises';
import type { Mishap } from '../mishap.ts';

/** The kernel itself stands still for a while, as on a machine without a processor to spare. */
export const freezeKernel: Mishap = {
  name: 'freeze-kernel',
  weight: 2,
  async happen(stage, { ms }) {
    stage.signalKernel('SIGSTOP');
    await pause(ms);
    stage.signalKernel('SIGCONT');
  },
};
