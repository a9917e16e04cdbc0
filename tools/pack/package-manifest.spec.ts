import { describe, expect, it } from 'vitest';
import { stagedManifest } from './package-manifest.ts';
import { stagedPath } from './staged-path.ts';

describe('stagedPath', () => {
  it.each([
    ['./src/index.ts', './dist/index.js'],
    ['../src/main.ts', '../dist/main.js'],
    ['./src/a/schema.json', './dist/a/schema.json'],
    ['./src/validators.d.ts', './dist/validators.d.ts'],
    ['src/x.ts', 'dist/x.js'],
    ['./schemas/x.json', './schemas/x.json'],
    ['a text about src/x.ts', 'a text about src/x.ts'],
  ])('%s is staged as %s', (path, expected) => {
    expect(stagedPath(path)).toBe(expected);
  });
});

describe('stagedManifest', () => {
  const manifest = {
    name: '@plugwright/a',
    version: '1.2.3',
    type: 'module',
    scripts: { build: 'x' },
    devDependencies: { vitest: '1' },
    nx: { tags: [] },
    exports: {
      '.': './src/index.ts',
      './sub': { import: './src/sub/index.ts' },
      './package.json': './package.json',
      './*.json': './schemas/*.json',
      './testing': './testing/index.ts',
    },
    bin: { a: './bin/a.js' },
    generators: './generators.json',
    files: ['src', 'schemas', 'bin'],
    dependencies: { '@plugwright/b': '*', ajv: '8.20.0' },
    peerDependencies: { '@plugwright/b': '^0.0.1' },
    optionalDependencies: { '@plugwright/launcher': '0.4.0' },
  };
  const ours = [
    ['@plugwright/b', '0.4.0'],
    ['@plugwright/launcher-linux-x64', '0.4.0'],
  ] as const;
  const staged = stagedManifest(manifest, new Map(ours));

  it('points exports to JavaScript, with types first', () => {
    expect(staged.exports).toEqual({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './sub': { import: { types: './dist/sub/index.d.ts', default: './dist/sub/index.js' } },
      './package.json': './package.json',
      './*.json': './schemas/*.json',
    });
  });

  it('names the exact version of our own packages and leaves others', () => {
    expect(staged.dependencies).toEqual({ '@plugwright/b': '0.4.0', ajv: '8.20.0' });
    expect(staged['peerDependencies']).toEqual({ '@plugwright/b': '0.4.0' });
  });

  it('names the launchers that are published instead of their sources', () => {
    expect(staged['optionalDependencies']).toEqual({ '@plugwright/launcher-linux-x64': '0.4.0' });
    expect(stagedManifest(manifest, new Map())['optionalDependencies']).toEqual({});
  });

  it('leaves out what only the workspace needs', () => {
    expect(Object.keys(staged)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(staged['devDependencies']).toBeUndefined();
    expect(staged['nx']).toBeUndefined();
    expect(staged.files).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'schemas']);
  });
});
