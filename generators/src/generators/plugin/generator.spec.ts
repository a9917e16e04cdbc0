import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tempWorkspace, type TempWorkspace } from '../../testing/temp-workspace.ts';
import { GeneratorFailure } from '../../workspace/failure.ts';
import { planTree } from '../../workspace/plan-workspace.ts';
import initGenerator from '../init/generator.ts';
import specGenerator from '../spec/generator.ts';
import syncGenerator from '../sync/generator.ts';
import pluginGenerator from './generator.ts';
import type { PluginOptions } from './schema.d.ts';

const handler = 'plugins/my-plugin/src/handlers/echo.ts';
const specFile = 'specs/plugins/my-plugin.plugin.yaml';

async function codesOf(promise: Promise<unknown>): Promise<string[]> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GeneratorFailure)) throw new Error(`expected a GeneratorFailure, not ${String(error)}`);
  expect(error.stack).toBeUndefined();
  return error.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('the generators on a disk', () => {
  let workspace: TempWorkspace;
  let printed: string[];

  beforeEach(() => {
    printed = [];
    vi.spyOn(logger, 'log').mockImplementation((text: string) => {
      printed.push(text);
    });
    workspace = tempWorkspace();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    workspace.remove();
  });

  const spec = (): Promise<string[]> => workspace.generate((tree) => specGenerator(tree, { id: 'my-plugin' }));
  const plugin = (options: PluginOptions = {}): Promise<string[]> => workspace.generate((tree) => pluginGenerator(tree, options));
  const sync = (): Promise<string[]> => workspace.generate((tree) => syncGenerator(tree));

  it('make a plugin, and a second run changes nothing', async () => {
    expect(await spec()).toEqual([handler, specFile]);
    const files = await plugin({ id: 'my-plugin' });
    expect(files).toEqual(expect.arrayContaining(['CODEOWNERS', 'package-lock.json', 'plugins/my-plugin/plugin.manifest.json', 'registry/index.json']));
    expect(printed.join('\n')).toContain('plugin.manifest.json');
    expect(await plugin({ id: 'my-plugin' })).toEqual([]);
    expect(await plugin()).toEqual([]);
    expect(await sync()).toEqual([]);
    expect(printed.at(-1)).toBe('nothing to do');
  });

  it('put both entries of a new package into package-lock.json', async () => {
    await spec();
    await plugin();
    const { packages } = JSON.parse(workspace.read('package-lock.json')) as { readonly packages: Record<string, unknown> };
    expect(packages['node_modules/@acme/plugin-my-plugin']).toEqual({ resolved: 'plugins/my-plugin', link: true });
    expect(packages['plugins/my-plugin']).toMatchObject({ name: '@acme/plugin-my-plugin' });
  });

  it('ask in a plugin for nothing that init does not install', async () => {
    await spec();
    await plugin();
    await workspace.generate((tree) => initGenerator(tree, { skipInstall: true }));
    type Ranges = Readonly<Record<string, string>>;
    const emitted = JSON.parse(workspace.read('plugins/my-plugin/package.json')) as { readonly dependencies: Ranges; readonly devDependencies: Ranges };
    expect((JSON.parse(workspace.read('package.json')) as { readonly devDependencies: Ranges }).devDependencies).toMatchObject({
      ...emitted.dependencies,
      ...emitted.devDependencies,
    });
  });

  it('do what the spec and plugin generators do in one run with `emit`', async () => {
    await workspace.generate((tree) => specGenerator(tree, { id: 'my-plugin', emit: true }));
    expect(await plugin()).toEqual([]);
  });

  it('keep a body written by hand when the spec changes, byte for byte', async () => {
    await spec();
    await plugin();
    const body = workspace.read(handler).replace("context.log.debug('echoed', { length });", '// mine: überlegt\n  context.log.info("mine");');
    workspace.write(handler, body);
    workspace.write(specFile, workspace.read(specFile).replace('maxLength: 65536', 'maxLength: 99'));
    expect(await sync()).toContain('plugins/my-plugin/plugin.manifest.json');
    expect(workspace.read(handler)).toBe(body);
  });

  it('refuse an edited generated file and write nothing, until forced', async () => {
    await spec();
    await plugin();
    const file = 'plugins/my-plugin/src/generated/errors.ts';
    workspace.write(file, `${workspace.read(file)}// edited\n`);
    expect(await codesOf(plugin({ id: 'my-plugin' }))).toEqual(['emit/edited-generated-file']);
    expect(await codesOf(sync())).toEqual(['emit/edited-generated-file']);
    expect(workspace.read(file)).toContain('// edited');
    expect(await plugin({ id: 'my-plugin', force: true })).toContain(file);
    expect(workspace.read(file)).not.toContain('// edited');
    expect(await sync()).toEqual([]);
  });

  it('take a plugin away, its handlers parked, and leave a workspace in sync', async () => {
    await spec();
    await plugin();
    const before = workspace.read(handler);
    await plugin({ id: 'my-plugin', remove: true });
    expect(existsSync(join(workspace.root, specFile))).toBe(false);
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/package.json'))).toBe(false);
    expect(workspace.read('plugins/my-plugin/src/handlers/_removed/echo.ts')).toBe(before);
    expect(workspace.read('package-lock.json')).not.toContain('my-plugin');
    expect(await sync()).toEqual([]);
  });

  it('refuse to remove without an id, and a plugin that is not there', async () => {
    expect(await codesOf(plugin({ remove: true }))).toEqual(['cli/bad-argument']);
    expect(await codesOf(plugin({ id: 'nobody', remove: true }))).toEqual(['workspace/unknown-plugin']);
    expect(await codesOf(plugin({ id: 'nobody' }))).toEqual(['workspace/unknown-plugin']);
  });

  it('keep hand-written code whose spec is gone', async () => {
    await spec();
    await plugin();
    rmSync(join(workspace.root, specFile));
    expect(await codesOf(sync())).toEqual(['workspace/removed-with-handwritten-code']);
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/package.json'))).toBe(true);
  });

  it('write nothing where a spec is broken, and show the line', async () => {
    await spec();
    workspace.write(specFile, workspace.read(specFile).replace('kernel: {', 'kernle: {'));
    const failure: unknown = await plugin().catch((reason: unknown) => reason);
    expect(String(failure)).toContain(`${specFile}:`);
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/package.json'))).toBe(false);
  });

  it('refuse a plan that the disk has no room for before the first byte', async () => {
    await spec();
    expect(await codesOf(workspace.generate((tree) => planTree(tree, {}, () => 8192)))).toEqual(['workspace/disk-full']);
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/package.json'))).toBe(false);
  });

  it('refuse to run beside another generator, and leave no lock behind', async () => {
    workspace.write('.plugwright/generate.lock', `${String(process.ppid)}\nnx generate other\n`);
    expect(await codesOf(spec())).toEqual(['workspace/lock-held']);
    rmSync(join(workspace.root, '.plugwright/generate.lock'));
    await spec();
    expect(existsSync(join(workspace.root, '.plugwright/generate.lock'))).toBe(false);
  });

  it('say in sync what is out of date and why', async () => {
    await spec();
    let result: Awaited<ReturnType<typeof syncGenerator>>;
    await workspace.generate(async (tree) => (result = await syncGenerator(tree)));
    expect(result?.outOfSyncMessage).toMatch(/^The specs say something else than the generated files: \d+ created/);
    expect(result?.outOfSyncDetails).toContain('CREATE plugins/my-plugin/package.json: specs/plugins/my-plugin.plugin.yaml');
    expect(await sync()).toEqual([]);
  });
});
