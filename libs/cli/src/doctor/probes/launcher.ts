import { mechanismProbe } from '../mechanism-probe.ts';

/** The program that confines plugins before their code runs. */
export const launcher = mechanismProbe(
  {
    id: 'launcher',
    title: 'launcher',
    purpose: 'confines plugins of isolation level process and above',
    mend: 'npm run build:launcher',
  },
  'process',
  'launcher',
);
