import type { Probe } from '../probe.ts';

/** Node, in the version that runs the packages without a build. */
export const node: Probe = {
  id: 'node',
  title: 'Node.js 22.18 or newer',
  purpose: 'runs everything',
  mend: 'npm install --save-dev node@24',
  required: () => true,
  look() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    return Promise.resolve({ present: major > 22 || (major === 22 && minor >= 18), found: process.versions.node });
  },
};
