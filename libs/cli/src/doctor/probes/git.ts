import { programProbe } from '../probe.ts';

/** Version control. */
export const git = programProbe({ id: 'git', title: 'git', purpose: '`nx affected`, and comparing with a revision', mend: 'apt-get install git' }, [
  'git',
  '--version',
]);
