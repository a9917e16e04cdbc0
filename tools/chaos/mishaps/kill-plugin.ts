import type { Mishap } from '../mishap.ts';

/** Its process is gone from one moment to the next. */
export const killPlugin: Mishap = {
  name: 'kill-plugin',
  weight: 6,
  async happen(stage, { plugin }) {
    await stage.signal(plugin, 'SIGKILL');
  },
};
