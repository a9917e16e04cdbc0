import { describe, expect, it } from 'vitest';
import { lackText } from './third-party.ts';

describe('what a machine lacks for a sandbox', () => {
  it('is named with the command that mends it; what a sandbox can do without is not', () => {
    const cgroup = { works: false, found: 'not writable', mend: 'be root' };
    const mechanisms = { cgroup, launcher: { works: false, found: 'it is not installed', mend: 'npm run build:launcher' } };
    expect(lackText({ level: 'sandbox', available: false, mechanisms })).toBe('launcher: it is not installed; `npm run build:launcher` mends it');
    expect(lackText({ level: 'sandbox', available: false, mechanisms: { cgroup } })).toBe('sandbox: it does not work');
  });
});
