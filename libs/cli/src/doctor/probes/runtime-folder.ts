import { tmpdir } from 'node:os';
import type { Probe } from '../probe.ts';
import { writable } from '../writable.ts';

/** Where the control socket of a running kernel stands. */
export const runtimeFolder: Probe = {
  id: 'runtime-folder',
  title: 'runtime folder',
  purpose: 'the control socket of a running kernel',
  mend: 'make it writable, or set XDG_RUNTIME_DIR to a folder that is',
  required: () => true,
  look: ({ env }) => Promise.resolve(writable(env['XDG_RUNTIME_DIR'] ?? tmpdir())),
};
