import { mechanismProbe } from '../mechanism-probe.ts';

/** Rules for files and signals that need no rights to make. */
export const landlock = mechanismProbe(
  {
    id: 'landlock',
    title: 'Landlock',
    purpose: 'keeps plugins from files that they were not granted',
    mend: 'boot Linux 6.7 or later with CONFIG_SECURITY_LANDLOCK',
  },
  'process',
  'landlock',
);
