import { tmpdir } from 'node:os';
import type { Probe } from '../probe.ts';
import { writable } from '../writable.ts';

/** Where files stand while they are being made. */
export const temporaryFolder: Probe = {
  id: 'temporary-folder',
  title: 'temporary folder',
  purpose: 'tests, packing',
  mend: 'make it writable, or set TMPDIR to a folder that is',
  required: () => true,
  look: () => Promise.resolve(writable(tmpdir())),
};
