import { programProbe } from '../probe.ts';

/** What confines a plugin of isolation level `sandbox`. */
export const bubblewrap = programProbe(
  {
    id: 'bubblewrap',
    title: 'bubblewrap',
    purpose: 'plugins of isolation level sandbox',
    mend: 'apt-get install bubblewrap',
    required: ({ isolation }) => isolation.has('sandbox'),
  },
  ['bwrap', '--version'],
);
