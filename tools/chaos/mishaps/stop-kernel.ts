import type { Mishap } from '../mishap.ts';

/** The kernel is stopped as an operator does it, under load, and started again. */
export const stopKernel: Mishap = {
  name: 'stop-kernel',
  weight: 1,
  happen: (stage) => stage.restart('SIGTERM'),
};
