import { mechanismProbe } from '../mechanism-probe.ts';

/** A sandbox, tried. */
export const sandbox = mechanismProbe(
  {
    id: 'sandbox',
    title: 'sandbox',
    purpose: 'plugins of isolation level sandbox',
    mend: 'apt-get install bubblewrap, npm run build:launcher; where both are there, user namespaces are switched off',
    required: ({ isolation }) => isolation.has('sandbox'),
  },
  'sandbox',
  'namespaces',
);
