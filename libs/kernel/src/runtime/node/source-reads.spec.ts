import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { sourceReads } from './source-reads.ts';

describe('what Node reads for the sources of a plugin', () => {
  it('is the packages above it and what they are links to, and nothing that a link of its own leads to', async () => {
    const root = realpathSync(temporaryFolder());
    const [plugin, lib, secret] = [join(root, 'plugins/p'), join(root, 'libs/lib'), join(root, 'secret')] as [string, string, string];
    for (const folder of [join(plugin, 'node_modules/@x'), lib, secret, join(root, 'node_modules/@x')]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(plugin, 'package.json'), '{}');
    symlinkSync(lib, join(root, 'node_modules/@x/lib'));
    for (const name of ['evil', '@x/evil']) symlinkSync(secret, join(plugin, 'node_modules', name));
    expect(await sourceReads(plugin)).toEqual([lib, join(root, 'node_modules')]);
  });

  it('is not where its own node_modules leads, where that is a link itself', async () => {
    const root = realpathSync(temporaryFolder());
    const [plugin, secret] = [join(root, 'p'), join(root, 'secret')] as [string, string];
    for (const folder of [plugin, join(secret, 'inner')]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(plugin, 'package.json'), '{}');
    symlinkSync(secret, join(plugin, 'node_modules'));
    expect(await sourceReads(plugin)).toEqual([]);
  });

  it('is the package.json above a plugin that has none, and nothing else of that package', async () => {
    const root = realpathSync(temporaryFolder());
    const plugin = join(root, 'plugins/p');
    for (const folder of [plugin, join(root, 'secrets')]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    expect(await sourceReads(plugin)).toEqual([join(root, 'package.json')]);
  });
});
