import { mechanismProbe } from '../mechanism-probe.ts';

/** A container, tried. */
export const container = mechanismProbe(
  {
    id: 'container',
    title: 'container (runc)',
    purpose: 'plugins of isolation level external',
    mend: 'apt-get install runc, npm run build:launcher',
    required: ({ isolation }) => isolation.has('external'),
  },
  'external',
  'container',
);
