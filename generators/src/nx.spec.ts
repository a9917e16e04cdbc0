import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempWorkspace, type TempWorkspace } from './testing/temp-workspace.ts';

const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
const run = promisify(execFile);

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** The same commands that a person types, in a workspace of their own, with the real Nx. */
describe('through Nx', { timeout: 240_000 }, () => {
  let workspace: TempWorkspace;

  async function command(program: string, args: readonly string[]): Promise<Ended> {
    const env = { ...process.env, NX_DAEMON: 'false', NO_COLOR: '1', FORCE_COLOR: undefined, CI: 'true' };
    const ended: unknown = await run(program, [...args], { cwd: workspace.root, env, timeout: 120_000 }).catch((error: unknown) => error);
    const { code, stdout, stderr } = ended as { readonly code?: number; readonly stdout: string; readonly stderr: string };
    return { code: code ?? 0, output: stdout + stderr };
  }
  const nxRun = (...args: string[]): Promise<Ended> => command(process.execPath, [nx, ...args]);
  const git = (...args: string[]): Promise<Ended> => command('git', ['-c', 'user.email=t@example.org', '-c', 'user.name=t', ...args]);

  beforeAll(async () => {
    workspace = tempWorkspace(['core.contract', 'documents.contract', 'kernel.kernel', 'doc-extract.plugin', 'doc-cards.plugin']);
    workspace.write('.gitignore', 'node_modules\n.nx\n.plugwright/\ndist/\n');
    workspace.write('nx.json', workspace.read('nx.json').replace('"analytics"', '"sync":{"globalGenerators":["@plugwright/nx:sync"]},"analytics"'));
    await git('init', '-q');
  });
  afterAll(() => {
    workspace.remove();
  });

  it('generates a plugin that is a project, in sync, and names who is affected by a change and by prose', async () => {
    expect(await nxRun('generate', '@plugwright/nx:spec', 'my-plugin', '--language=typescript', '--no-interactive')).toMatchObject({ code: 0 });

    const dry = await nxRun('generate', '@plugwright/nx:plugin', 'my-plugin', '--dry-run');
    expect(dry.output).toContain('└─');
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/package.json'))).toBe(false);

    const early = await nxRun('sync:check');
    expect(early.code).toBe(1);
    expect(early.output).toContain('specs/plugins/my-plugin.plugin.yaml: ');

    expect(await nxRun('generate', '@plugwright/nx:plugin')).toMatchObject({ code: 0 });
    expect(await nxRun('sync:check')).toMatchObject({ code: 0 });
    expect(existsSync(join(workspace.root, '.plugwright/generate.lock'))).toBe(false);

    const { output } = await nxRun('show', 'projects', '--json');
    expect(JSON.parse(output)).toEqual(expect.arrayContaining(['my-plugin', 'doc-cards', 'doc-extract']));
    expect(await nxRun('build', 'my-plugin')).toMatchObject({ code: 0 });
    expect(existsSync(join(workspace.root, 'plugins/my-plugin/dist/main.js'))).toBe(true);

    await git('add', '-A');
    await git('commit', '-qm', 'all');
    const affected = async (): Promise<string[]> =>
      (JSON.parse((await nxRun('show', 'projects', '--affected', '--base=HEAD', '--json')).output) as string[]).sort();
    const contract = 'specs/contracts/documents.contract.yaml';
    const before = workspace.read(contract);
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, maxLength: 900 }'));
    expect(await affected()).toEqual(['contract-documents', 'doc-cards', 'doc-extract']);
    workspace.write(contract, before.replace('title: { type: string }', 'title: { type: string, description: Its name. }'));
    expect(await affected()).toEqual(['contract-documents']);
    workspace.write(contract, before);
    expect(await affected()).toEqual([]);
  });

  it('answers a mistake with one clear finding and no stack', async () => {
    const { code, output } = await nxRun('generate', '@plugwright/nx:plugin', 'my-plugn');
    expect(code).toBe(1);
    expect(output).toContain('There is no spec of a plugin "my-plugn"');
    expect(output).not.toMatch(/\n\s+at |stacktrace/);
  });
});
