import { programProbe } from '../probe.ts';

/** The toolchain of plugins in Java. */
export const java = programProbe(
  { id: 'java', title: 'Java', purpose: 'plugins in Java', mend: 'apt-get install default-jdk-headless', required: ({ languages }) => languages.has('java') },
  ['java', '-version'],
);
