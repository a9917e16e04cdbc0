import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ManifestCapability } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { grantedFiles, type GrantedFiles } from './granted-files.ts';
import { HeldGrant } from './held-grant.ts';
import { filesystem } from './scopes/filesystem.ts';

function pluginFolder(): string {
  const folder = join(realpathSync(temporaryFolder()), 'p');
  for (const name of ['dist', 'data']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['plugin.manifest.json', 'dist/main.js', 'data/a.txt', 'notes.json']) writeFileSync(join(folder, name), '');
  return folder;
}

function granted(folder: string, permissions: readonly string[], paths: readonly string[], root?: string): GrantedFiles {
  const capability: ManifestCapability = { id: 'files', reason: 'a test', scope: 'filesystem', permissions: [...permissions], paths: [...paths] };
  return grantedFiles([new HeldGrant(capability, filesystem, root === undefined ? {} : { root }, 0)], folder, 0);
}

describe('the files that are granted', () => {
  it('are those that are named, and who may write may read', () => {
    const folder = pluginFolder();
    expect(granted(folder, ['read', 'write'], ['data/**'])).toEqual({ access: { read: [], write: [join(folder, 'data')] }, leftOut: [] });
    expect(granted(folder, ['watch'], ['**'])).toEqual({ access: { read: [folder], write: [] }, leftOut: [] });
  });

  it.each([
    { what: 'all of its folder', paths: ['**'], above: false },
    { what: 'the manifest by a pattern', paths: ['*.manifest.json'], above: false },
    { what: 'a folder above', paths: ['**'], above: true },
  ])('never are its own manifest to be written: $what', ({ paths, above }) => {
    const folder = pluginFolder();
    const { access, leftOut } = granted(folder, ['write'], paths, above ? dirname(folder) : undefined);
    expect(access).toEqual({ read: [], write: [] });
    expect(leftOut).toEqual([{ capability: 'files', reason: 'plugin.manifest.json is in it, and a plugin does not write that' }]);
  });

  it('are those beside the manifest all the same', () => {
    const folder = pluginFolder();
    const { access, leftOut } = granted(folder, ['write'], ['*.json']);
    expect(access.write).toEqual([join(folder, 'notes.json')]);
    expect(leftOut).toHaveLength(1);
  });
});
