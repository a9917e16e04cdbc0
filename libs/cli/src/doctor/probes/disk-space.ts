import { statfsSync } from 'node:fs';
import { bytes } from '../../terminal/quantity.ts';
import type { Probe } from '../probe.ts';

const least = 512 * 1024 * 1024;

/** Room for generated files, state and test runs. */
export const diskSpace: Probe = {
  id: 'disk-space',
  title: '512 Mi of free disk',
  purpose: 'generated files, state, builds',
  mend: 'make room on the disk of the workspace',
  required: () => true,
  look({ root }) {
    const { bavail, bsize } = statfsSync(root);
    const free = bavail * bsize;
    return Promise.resolve({ present: free >= least, found: `${bytes(free)} free` });
  },
};
