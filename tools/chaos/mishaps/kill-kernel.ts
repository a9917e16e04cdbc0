import type { Mishap } from '../mishap.ts';

/** The kernel's process is gone, and is started again over the same state. */
export const killKernel: Mishap = {
  name: 'kill-kernel',
  weight: 2,
  happen: (stage) => stage.restart('SIGKILL'),
};
