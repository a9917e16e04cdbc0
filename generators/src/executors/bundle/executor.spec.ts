import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import bundlePlugin from './executor.ts';
import { loadEsbuild, withoutEsbuild } from './load-esbuild.ts';

describe('the bundle executor', () => {
  let root: string;
  let context: ExecutorContext;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'plugwright-build-'));
    mkdirSync(join(root, 'plugins/a/src'), { recursive: true });
    writeFileSync(join(root, 'plugins/a/package.json'), '{"type":"module"}');
    context = {
      root,
      cwd: root,
      isVerbose: false,
      projectName: 'a',
      projectsConfigurations: { version: 2, projects: { a: { root: 'plugins/a' } } },
      nxJsonConfiguration: {},
      projectGraph: { nodes: {}, dependencies: {} },
    };
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
    vi.restoreAllMocks();
  });

  function source(name: string, text: string): void {
    writeFileSync(join(root, 'plugins/a/src', name), text);
  }

  it('bundles to one file that plain Node runs, CommonJS packages included', async () => {
    source('old.cjs', "module.exports = require('node:path').sep;");
    source('main.ts', "import sep from './old.cjs';\nconst text: string = sep;\nconsole.log(await Promise.resolve(text));");
    expect(await bundlePlugin({}, context)).toEqual({ success: true });
    expect(readdirSync(join(root, 'plugins/a/dist')).sort()).toEqual(['main.js', 'main.js.map']);
    rmSync(join(root, 'plugins/a/src'), { recursive: true });
    expect(execFileSync(process.execPath, [join(root, 'plugins/a/dist/main.js')], { encoding: 'utf8' })).toBe('/\n');
  });

  it('writes the same bytes twice, without a path of this machine', async () => {
    source('main.ts', 'console.log(1);');
    await bundlePlugin({}, context);
    const read = (): string[] => ['main.js', 'main.js.map'].map((name) => readFileSync(join(root, 'plugins/a/dist', name), 'utf8'));
    const first = read();
    await bundlePlugin({}, context);
    expect(read()).toEqual(first);
    expect(first.join('')).not.toContain(root);
  });

  it('says what is wrong and keeps the last good bundle', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    source('main.ts', 'console.log(1);');
    await bundlePlugin({}, context);
    const good = readFileSync(join(root, 'plugins/a/dist/main.js'), 'utf8');
    source('main.ts', "import './missing.ts';");
    expect(await bundlePlugin({}, context)).toEqual({ success: false });
    expect(errors.mock.calls.flat().join('')).toContain('Could not resolve "./missing.ts"');
    expect(readFileSync(join(root, 'plugins/a/dist/main.js'), 'utf8')).toBe(good);
  });

  it('needs a project', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await bundlePlugin({}, { ...context, projectName: 'nobody' })).toEqual({ success: false });
    expect(errors).toHaveBeenCalledOnce();
  });

  it('says what to install where the bundler is missing, and hides no other fault', async () => {
    const fails = (error: Error) => () => Promise.reject(error);
    expect(await loadEsbuild(fails(Object.assign(new Error('no package'), { code: 'ERR_MODULE_NOT_FOUND' })))).toBeUndefined();
    await expect(loadEsbuild(fails(new Error('another fault')))).rejects.toThrow('another fault');
    expect(withoutEsbuild()).toContain('[workspace/missing-toolchain]');
    expect(withoutEsbuild()).toContain('`npm install`');
  });
});
