import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { changesOf, expectDone } from './answer.ts';
import { copyOf, type Workspace } from './workspace.ts';

interface Lock {
  readonly packages: Readonly<Record<string, unknown>>;
}

/** The tests build on each other, in the order in which somebody makes a plugin and takes it away again. */
describe('a new plugin', () => {
  let workspace: Workspace;
  const lockByNpm = async (): Promise<void> =>
    expectDone(await workspace.run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund', '--offline']));

  beforeAll(async () => {
    workspace = copyOf(inject('base'), 'new-plugin');
    // A hand-written package.json that is ahead of the lock file is `npm ci`'s to refuse; here it would blur the answer.
    await lockByNpm();
  });
  afterAll(() => workspace.discard());

  it('a dry run shows the plan and writes nothing', async () => {
    const changed = await changesOf(workspace, async () => {
      const answer = await workspace.nx('generate', '@plugwright/nx:spec', 'my-plugin', '--language=typescript', '--emit', '--no-interactive', '--dry-run');
      expectDone(answer);
      for (const line of ['+ my-plugin.plugin.yaml', '+ plugin.manifest.json', '~ package-lock.json']) expect(answer.stdout).toContain(line);
    });
    expect(changed).toEqual([]);
  });

  it('is green untouched after two commands', async () => {
    expectDone(await workspace.nx('generate', '@plugwright/nx:spec', 'my-plugin', '--language=typescript', '--no-interactive'));
    expectDone(await workspace.nx('generate', '@plugwright/nx:plugin', 'my-plugin'));
    expectDone(await workspace.nx('run-many', '-p', 'my-plugin', '-t', 'test', 'typecheck', 'build'));
    expect(JSON.parse(workspace.read('plugins/my-plugin/test-output/results.json'))).toMatchObject({ failed: 0, skipped: 0 });
  });

  it('is in sync, and generating again changes nothing', async () => {
    const changed = await changesOf(workspace, async () => {
      expectDone(await workspace.nx('sync:check'));
      expectDone(await workspace.nx('generate', '@plugwright/nx:plugin'));
      expectDone(await workspace.nx('sync'));
    });
    expect(changed).toEqual([]);
  });

  it('has the entries in package-lock.json that npm would write', async () => {
    const before = workspace.read('package-lock.json');
    expect(Object.keys((JSON.parse(before) as Lock).packages)).toEqual(
      expect.arrayContaining(['plugins/my-plugin', 'node_modules/@plugwright/plugin-my-plugin']),
    );
    await lockByNpm();
    expect(workspace.read('package-lock.json')).toBe(before);
  });

  it('is taken away again by --remove, its handler kept', async () => {
    workspace.commit('my-plugin');
    const answer = await workspace.nx('generate', '@plugwright/nx:plugin', 'my-plugin', '--remove');
    expectDone(answer);
    expect(workspace.has('specs/plugins/my-plugin.plugin.yaml')).toBe(false);
    expect(workspace.has('plugins/my-plugin/plugin.manifest.json')).toBe(false);
    expect(workspace.has('registry/head/my-plugin.json')).toBe(false);
    expectDone(await workspace.nx('sync:check'));
    expect(answer.stdout + answer.stderr).toContain('echo.ts');
  });
});
