import { describe, expect, it } from 'vitest';
import { importsOf, packageOf } from './imports.ts';
import { layerViolations, type SourcePackage } from './layer-violations.ts';
import { sourcePackages } from './source-packages.ts';

const aPackage = (folder: string, name: string, sources: Record<string, string> = {}, dependencies: readonly string[] = []): SourcePackage => ({
  folder,
  name,
  private: false,
  dependencies,
  devDependencies: [],
  sources: new Map(Object.entries(sources)),
});

const spec = aPackage('libs/spec', '@plugwright/spec');
const kernel = aPackage('libs/kernel', '@plugwright/kernel');
const sdk = aPackage('libs/sdk-typescript', '@plugwright/sdk');
const testkit = aPackage('libs/testkit', '@plugwright/testkit');

describe('the layers', () => {
  it('hold in this repository', () => {
    const packages = sourcePackages();
    expect(packages.length).toBeGreaterThan(8);
    expect(layerViolations(packages)).toEqual([]);
  });

  it.each([
    [
      'an import upwards',
      [kernel, aPackage('libs/spec', '@plugwright/spec', { 'src/a.ts': "import '@plugwright/kernel'" }, ['@plugwright/kernel'])],
      ['libs/spec/package.json may not depend on @plugwright/kernel', 'libs/spec/src/a.ts may not import @plugwright/kernel'],
    ],
    [
      'Nx below the generators',
      [aPackage('libs/cli', 'plugwright', { 'src/a.ts': "export const x = () => import('@nx/devkit')" }, ['@nx/devkit'])],
      ['libs/cli/src/a.ts knows Nx: @nx/devkit'],
    ],
    [
      'the file system in a pure package',
      [aPackage('libs/emit', '@plugwright/emit', { 'src/a.ts': "import { readFileSync } from 'fs'; import 'node:fs/promises'" })],
      ['libs/emit/src/a.ts touches the file system', 'libs/emit/src/a.ts touches the file system'],
    ],
    [
      'an undeclared package',
      [aPackage('libs/kernel', '@plugwright/kernel', { 'src/a.ts': "export type { Ajv } from 'ajv/dist/2020.js'" })],
      ['libs/kernel/src/a.ts imports ajv, which its package.json does not declare'],
    ],
    [
      'a path out of the package',
      [aPackage('libs/kernel', '@plugwright/kernel', { 'src/a.ts': "import '../../spec/src/index.ts'" })],
      ['libs/kernel/src/a.ts reaches out of its package: ../../spec/src/index.ts'],
    ],
    [
      'a plugin that uses the kernel',
      [kernel, aPackage('plugins/a', '@plugwright/plugin-a', { 'src/handlers/b.ts': "import '@plugwright/kernel'" }, ['@plugwright/kernel'])],
      ['plugins/a/package.json may not depend on @plugwright/kernel', 'plugins/a/src/handlers/b.ts may not import @plugwright/kernel'],
    ],
    [
      "the testkit outside a plugin's tests",
      [testkit, aPackage('plugins/a', '@plugwright/plugin-a', { 'src/b.ts': "import '@plugwright/testkit'" })],
      ['plugins/a/src/b.ts imports @plugwright/testkit, which its package.json does not declare', 'plugins/a/src/b.ts may not import @plugwright/testkit'],
    ],
    [
      'the SDK outside its stub',
      [
        spec,
        aPackage('libs/manifest', '@plugwright/manifest'),
        {
          ...sdk,
          dependencies: ['@plugwright/manifest'],
          sources: new Map([
            ['src/a.ts', "import type { Manifest } from '@plugwright/manifest'"],
            ['src/stub/b.ts', "import '@plugwright/manifest'"],
          ]),
        },
      ],
      ['libs/sdk-typescript/src/a.ts may not import @plugwright/manifest'],
    ],
    [
      'a package nobody placed',
      [aPackage('libs/somewhere', '@plugwright/somewhere')],
      ['libs/somewhere has no place in the table of layers (tools/repo/layers.ts)'],
    ],
  ])('refuse %s', (_, packages, expected) => {
    expect(layerViolations(packages)).toEqual(expected);
  });
});

describe('importsOf', () => {
  it('finds every form of import, and none in text', () => {
    const text =
      "import a from 'one'; export { b } from 'two'; type C = import('three').C; await import(`four`); require('five'); // import 'six'\nconst d = \"import 'seven'\";";
    expect(importsOf('a.ts', text)).toEqual(['five', 'four', 'one', 'three', 'two']);
  });

  it.each([
    ['./a.ts', undefined],
    ['node:fs', undefined],
    ['fs/promises', undefined],
    ['@scope/name/deep', '@scope/name'],
    ['name/deep', 'name'],
    ['@theme/Layout', '@docusaurus/theme-classic'],
    ['@docusaurus/useBaseUrl', '@docusaurus/core'],
    ['@docusaurus/types', '@docusaurus/types'],
  ])('knows the package of %s', (specifier, name) => {
    expect(packageOf(specifier)).toBe(name);
  });
});
