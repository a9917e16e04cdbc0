import { programProbe } from '../probe.ts';

/** The toolchain of plugins in Go. */
export const go = programProbe(
  { id: 'go', title: 'Go', purpose: 'plugins in Go', mend: 'apt-get install golang', required: ({ languages }) => languages.has('go') },
  ['go', 'version'],
);
