import type { Mishap } from '../mishap.ts';

/** Its process is gone from one moment to the next. */
export const killPlugin: Mishap = {
  name: 'kill-plugin',
  weight: 6,
  happen(stage, { plugin }) {
    stage.signal(plugin, 'SIGKILL');
    return Promise.resolve();
  },
};
