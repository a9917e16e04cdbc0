import { programProbe } from '../probe.ts';

/** The package client that workspaces are installed with. */
export const npm = programProbe(
  { id: 'npm', title: 'npm', purpose: 'installs a workspace and its plugins', mend: 'comes with Node.js', required: () => true },
  ['npm', '--version'],
);
