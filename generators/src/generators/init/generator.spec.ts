import { readFileSync } from 'node:fs';
import { readJson, readNxJson, updateJson, type NxJsonConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import semver from 'semver';
import { parse } from 'yaml';
import { beforeEach, describe, expect, it } from 'vitest';
import { isGraphPlugin } from '../../workspace/settings.ts';
import initGenerator from './generator.ts';
import presetGenerator from '../preset/generator.ts';
import type { PackageJson } from './package-json-shape.ts';

function snapshot(tree: Tree): Record<string, string> {
  return Object.fromEntries(tree.listChanges().map(({ path, content }) => [path, content?.toString() ?? '']));
}

describe('init', () => {
  let tree: Tree;

  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
    updateJson(tree, 'package.json', (json: object) => ({ ...json, name: '@acme/source' }));
  });

  it('changes nothing the second time', async () => {
    await initGenerator(tree, { owners: ['@acme/docs'] });
    const once = snapshot(tree);
    await initGenerator(tree, { owners: ['@other/team'], scope: '@other' });
    expect(snapshot(tree)).toEqual(once);
  });

  it('registers the graph plugin with the settings, and the sync generator', async () => {
    await initGenerator(tree, { owners: ['@acme/docs'] });
    expect(readNxJson(tree)).toMatchObject({
      plugins: [{ plugin: '@plugwright/nx/graph', options: { owners: ['@acme/docs'], scope: '@acme' } }],
      sync: { globalGenerators: ['@plugwright/nx:sync'], disabledTaskSyncGenerators: ['@nx/js:typescript-sync'] },
    });
  });

  it('adds what a plugin needs and keeps the versions that are there', async () => {
    updateJson(tree, 'package.json', (json: object) => ({ ...json, devDependencies: { vitest: '4.0.0' }, workspaces: ['apps/*'] }));
    await initGenerator(tree, { owners: ['@acme/docs'] });
    const { devDependencies, workspaces } = readJson<PackageJson>(tree, 'package.json');
    expect(workspaces).toEqual(['apps/*', 'plugins/*', 'libs/contracts/*']);
    expect(devDependencies?.['vitest']).toBe('4.0.0');
    expect(Object.keys(devDependencies ?? {})).toEqual([
      '@plugwright/contract-core',
      '@plugwright/contract-kernel',
      '@plugwright/nx',
      '@plugwright/sdk',
      '@plugwright/testkit',
      '@types/node',
      'fast-check',
      'plugwright',
      'typescript',
      'vitest',
    ]);
  });

  it('asks for contracts by the versions of their documents', async () => {
    await initGenerator(tree, { owners: ['@acme/docs'] });
    const { devDependencies } = readJson<PackageJson>(tree, 'package.json');
    for (const document of ['contracts/core.contract', 'kernel/kernel.kernel']) {
      const { id, version } = parse(readFileSync(new URL(`../../../../specs/${document}.yaml`, import.meta.url), 'utf8')) as {
        readonly id: string;
        readonly version: string;
      };
      expect(semver.satisfies(version, devDependencies?.[`@plugwright/contract-${id}`] ?? '')).toBe(true);
    }
  });

  it('links packages where pnpm does, with its comments kept', async () => {
    tree.write('pnpm-workspace.yaml', 'packages:\n  - apps/* # ours\n');
    await initGenerator(tree, { owners: ['@acme/docs'] });
    expect(tree.read('pnpm-workspace.yaml', 'utf-8')).toBe('packages:\n  - apps/* # ours\n  - plugins/*\n  - libs/contracts/*\n');
    expect(readJson<PackageJson>(tree, 'package.json').workspaces).toBeUndefined();
  });

  it('keeps the targets of plugins free of what other plugins infer, and their sync generator alive', async () => {
    const nxJson: NxJsonConfiguration = { plugins: ['@nx/js/typescript', { plugin: '@nx/eslint/plugin', exclude: ['x/**'] }, 'other'] };
    tree.write('nx.json', JSON.stringify(nxJson));
    await initGenerator(tree, { owners: ['@acme/docs'] });
    const { plugins, sync } = readNxJson(tree) ?? {};
    expect(plugins?.slice(0, 3)).toEqual([
      { plugin: '@nx/js/typescript', exclude: ['plugins/**', 'libs/contracts/**'] },
      { plugin: '@nx/eslint/plugin', exclude: ['x/**', 'plugins/**', 'libs/contracts/**'] },
      'other',
    ]);
    expect(sync?.disabledTaskSyncGenerators).toBeUndefined();
  });

  it('appends to ignore files only the lines they lack', async () => {
    tree.write('.gitignore', 'node_modules\n/dist');
    await initGenerator(tree, { owners: ['@acme/docs'] });
    expect(tree.read('.gitignore', 'utf-8')).toBe('node_modules\n/dist\n.plugwright/\ntest-output/\n');
    expect(tree.read('.gitattributes', 'utf-8')).toContain('plugins/*/src/generated/** text eol=lf linguist-generated\n');
  });

  it('grants nothing, and shows how to', async () => {
    await initGenerator(tree, { owners: ['@acme/docs'] });
    const text = tree.read('plugwright.grants.yaml', 'utf-8') ?? '';
    expect(parse(text)).toEqual({ grants: 'plugwright/v1', plugins: {} });
    const shown = text.slice(text.indexOf('# plugins:')).replaceAll(/^# /gm, '');
    expect(parse(shown)).toEqual({
      plugins: {
        'as-trusted-as-the-kernel': 'all-declared',
        'any-other': [{ capability: 'keep' }, { capability: 'web', hosts: ['api.example.org:443'], rate: '10/m', until: '2030-01-31T18:00:00Z' }],
      },
    });
    const [, schema = ''] = /\$schema=node_modules\/@plugwright\/kernel\/(\S+)/.exec(text) ?? [];
    expect(readFileSync(new URL(`../../../../libs/kernel/${schema}`, import.meta.url), 'utf8')).toContain('"title": "Grants of an operator"');
  });

  it('keeps the grants file that is there', async () => {
    tree.write('plugwright.grants.json', '{"grants":"plugwright/v1","plugins":{"a":"all-declared"}}');
    await initGenerator(tree, { owners: ['@acme/docs'] });
    expect(tree.exists('plugwright.grants.yaml')).toBe(false);
  });

  it('names a team of the workspace as owner where nobody is known', async () => {
    await initGenerator(tree, {});
    expect(readNxJson(tree)?.plugins).toEqual([{ plugin: '@plugwright/nx/graph', options: { owners: ['@acme/maintainers'], scope: '@acme' } }]);
  });

  it('is what the preset does, whatever else create-nx-workspace passes', async () => {
    const options = { owners: ['@acme/docs'], name: 'acme', packageManager: 'npm' };
    await presetGenerator(tree, options);
    const preset = snapshot(tree);
    await initGenerator(tree, { owners: ['@acme/docs'] });
    expect(snapshot(tree)).toEqual(preset);
  });
});

describe('isGraphPlugin', () => {
  it.each([
    ['@plugwright/nx/graph', true],
    ['./generators/src/graph/plugin.ts', true],
    ['@nx/js/typescript', false],
    ['./other-generators/src/graph/plugin.ts', false],
  ])('%s: %s', (plugin, expected) => {
    expect(isGraphPlugin(plugin)).toBe(expected);
  });
});
