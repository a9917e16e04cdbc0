import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryDisk } from '../../test/memory-disk.ts';
import { lockedVersions, planPackageLock, type WorkspacePackage } from './package-lock.ts';

const emit: WorkspacePackage = {
  root: 'libs/emit',
  json: JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, unknown>,
};
/** A lock file that npm wrote: that of this workspace. */
const npm = readFileSync(new URL('../../../../package-lock.json', import.meta.url), 'utf8');

interface Lock {
  packages: Record<string, unknown>;
}

describe('package-lock.json', () => {
  it('gets the entries that npm would write, byte for byte', () => {
    const without = JSON.parse(npm) as Lock;
    const known = without.packages['libs/emit'];
    delete without.packages['libs/emit'];
    delete without.packages['node_modules/@plugwright/emit'];
    const { changes } = planPackageLock(memoryDisk({ 'package-lock.json': `${JSON.stringify(without, null, 2)}\n` }), [emit]);
    expect(changes).toHaveLength(1);
    const text = changes[0]?.text ?? '';
    // What is compared is where and how the entries stand; the package itself may be ahead of the lock file.
    const ours = JSON.parse(text) as Lock;
    ours.packages['libs/emit'] = known;
    expect(`${JSON.stringify(ours, null, 2)}\n`).toBe(npm);
    expect(text).toContain(
      '    "libs/emit": {\n      "name": "@plugwright/emit",\n      "version": "0.1.0",\n      "license": "Apache-2.0",\n      "dependencies": {\n',
    );
    expect(text).toContain('    "node_modules/@plugwright/emit": {\n      "resolved": "libs/emit",\n      "link": true\n    },\n');
  });

  it('is not touched where it is right already, and loses what is gone', () => {
    const disk = memoryDisk({ 'package-lock.json': '{\n\t"packages": {}\n}\n' });
    disk.apply(planPackageLock(disk, [emit]).changes);
    expect(disk.read('package-lock.json')).toContain('\n\t\t"libs/emit": {');
    expect(planPackageLock(disk, [emit]).changes).toEqual([]);
    disk.apply(planPackageLock(disk, [], ['libs/emit']).changes);
    expect(disk.read('package-lock.json')).toBe('{\n\t"packages": {}\n}\n');
  });

  it.each(['{', '[]', '{ "lockfileVersion": 1, "dependencies": {} }'])('that cannot be read is one finding: %s', (text) => {
    const { changes, diagnostics } = planPackageLock(memoryDisk({ 'package-lock.json': text }), [emit]);
    expect(changes).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['emit/lock-unreadable']);
  });

  it('is not made where there is none', () => {
    expect(planPackageLock(memoryDisk(), [emit])).toEqual({ changes: [], diagnostics: [], unchanged: 0 });
  });

  it('says which version of a package is locked', () => {
    const locked = lockedVersions(
      memoryDisk({
        'package-lock.json': '{ "packages": { "node_modules/a": { "version": "1.0.0" }, "plugins/p/node_modules/a": { "version": "2.0.0" } } }',
      }),
    );
    expect([locked('plugins/p', 'a'), locked('plugins/q', 'a'), locked('plugins/q', '__proto__')]).toEqual(['2.0.0', '1.0.0', undefined]);
  });
});
