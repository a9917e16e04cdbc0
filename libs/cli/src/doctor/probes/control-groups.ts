import { mechanismProbe } from '../mechanism-probe.ts';

/** Hard limits of memory, processes and processor time. */
export const controlGroups = mechanismProbe(
  {
    id: 'control-groups',
    title: 'control groups',
    purpose: 'hard limits of memory, processes and processor time',
    mend: 'run the kernel as root, or in a delegated group: systemd-run --user --scope -p Delegate=yes',
  },
  'process',
  'cgroup',
);
