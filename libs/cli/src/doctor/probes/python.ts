import { programProbe } from '../probe.ts';

/** The interpreter of plugins in Python. */
export const python = programProbe(
  { id: 'python', title: 'Python 3', purpose: 'plugins in Python', mend: 'apt-get install python3', required: ({ languages }) => languages.has('python') },
  ['python3', '--version'],
);
