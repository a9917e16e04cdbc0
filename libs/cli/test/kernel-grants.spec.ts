import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GrantStatus } from '@plugwright/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bin, cleanEnvironment, runBin } from '../fixtures/run-bin.ts';
import { parrot, temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';
import { askForGrants } from '../src/kernel/grants/ask-for-grants.ts';
import { writeGrantsFile } from '../src/kernel/grants/write-grants-file.ts';
import { operatorFile } from '../src/kernel/operator-file.ts';

const net = { id: 'net', scope: 'network', permissions: ['connect'], hosts: ['*.example.org:443'], reason: 'Asks other parrots.' };
const keep = { id: 'keep', scope: 'data', permissions: ['storage'], reason: 'Keeps words.' };

let workspace: TemporaryWorkspace;
let said = '';
let stop: () => Promise<unknown>;

/** A parrot that declares capabilities, in a workspace with a grants file for one of them. */
beforeAll(async () => {
  workspace = temporaryWorkspace();
  const folder = join(workspace.root, 'plugins', 'parrot');
  cpSync(parrot, folder, { recursive: true });
  // The parrot runs from its sources, which import the SDK.
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(workspace.root, 'node_modules'));
  const file = join(folder, 'plugin.manifest.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), capabilities: [keep, net] }));
  workspace.write('plugwright.grants.yaml', 'grants: plugwright/v1\nplugins:\n  parrot: [{ capability: keep, rate: 10/s, by: ops }]\n');
  const child = spawn(process.execPath, [bin, 'kernel', 'run'], {
    cwd: workspace.root,
    env: cleanEnvironment({ XDG_RUNTIME_DIR: workspace.runtime }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stop = async () => {
    child.kill('SIGTERM');
    return once(child, 'exit');
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await vi.waitUntil(() => said.includes('ready in'), { timeout: 30_000 });
});
afterAll(async () => {
  await stop();
  workspace.remove();
});

function kernel(...args: string[]) {
  return runBin(['kernel', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
}

describe('grants of the running kernel', () => {
  it('that are missing are told at the start', () => {
    expect(said).toContain('parrot runs without net, which it declares and nobody granted. [grants/not-granted]');
  });

  it('are shown, given and taken away', async () => {
    const { code, stdout } = await kernel('grants');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    expect([code, lines]).toEqual([
      0,
      [
        ['plugin', 'capability', 'scope', 'permissions', 'state', 'restriction', 'by', 'until', 'uses', 'denials'],
        ['parrot', 'keep', 'data', 'storage', 'granted', 'rate 10/s', 'ops', '-', '0', '0'],
        ['parrot', 'net', 'network', 'connect', 'not-granted', '-', '-', '-', '0', '0'],
      ],
    ]);
    const granted = await kernel('grant', 'parrot', 'net', '--hosts', 'api.example.org:443', '--rate', '10/m', '--until', '8h');
    expect(granted).toEqual({ code: 0, stdout: 'net is granted to parrot: permissions connect; hosts api.example.org:443; rate 10/m.\n', stderr: '' });
    const [status] = (JSON.parse((await kernel('grants', 'parrot', '--json')).stdout) as GrantStatus[]).slice(1);
    expect(status).toMatchObject({ capability: 'net', state: 'granted' });
    expect((status?.until ?? 0) - Date.now()).toBeGreaterThan(7.9 * 3_600_000);
    expect(await kernel('revoke', 'parrot', 'keep')).toEqual({ code: 0, stdout: 'keep of parrot is revoked.\n', stderr: '' });
    expect((JSON.parse((await kernel('grants', '--json')).stdout) as GrantStatus[]).map(({ state }) => state)).toEqual(['revoked', 'granted']);
  });

  it.each([
    [['grant', 'parrot', 'nothing'], 'capability nothing of parrot, which declares keep, net'],
    [['revoke', 'nobody', 'net'], 'plugin nobody'],
    [['grant', 'parrot', 'keep', '--hosts', 'a.org:1'], 'hosts cannot restrict scope data'],
    [['grant', 'parrot', 'net', '--rate', 'often'], 'rate must match'],
  ])('%j is refused with the reason', async (args, reason) => {
    const { code, stderr } = await kernel(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('[grants/refused]');
  });

  it('a span that is none is told before anything else', async () => {
    expect((await kernel('grant', 'parrot', 'net', '--until', 'soon')).code).toBe(3);
  });

  it('a grants file that is wrong keeps the kernel from running', async () => {
    workspace.write('wrong.json', '{"grants":"plugwright/v1","plugins":{"parrot":[{"capability":"net","hosts":[]}]}}');
    const { code, stderr } = await kernel('run', '--grants', 'wrong.json');
    expect(code).toBe(1);
    expect(stderr).toContain('wrong.json is not valid at /plugins/parrot/0/hosts');
    expect((await kernel('run', '--grants', 'nowhere.json')).stderr).toContain('[grants/unreadable]');
    expect((await kernel('run', '--grants', 'wrong.json', '--grant', 'all-declared')).code).toBe(3);
  });
});

describe('a person', () => {
  it('is asked once a capability, and the answers are written out as they are declared', async () => {
    const { findPlugins, readGrantsFile } = await import('@plugwright/kernel');
    const { plugins } = await findPlugins([join(workspace.root, 'plugins')]);
    const [found] = plugins;
    if (found === undefined) throw new Error('no parrot');
    const asked: string[] = [];
    const answers = ['n', 'y', 'a'];
    const ask = (text: string): Promise<string> => Promise.resolve(answers[asked.push(text) - 1] ?? '');
    const some = await askForGrants([found.manifest], ask);
    expect(asked[1]).toContain('parrot 1.0.0 asks for net: network connect *.example.org:443\n  Asks other parrots.\n');
    expect(some.plugins['parrot']).toEqual([expect.objectContaining({ capability: 'net', permissions: ['connect'], hosts: ['*.example.org:443'] })]);
    const all = await askForGrants([found.manifest], ask);
    expect(asked.length).toBe(3);
    expect(all.plugins['parrot']?.length).toBe(2);
    const file = join(workspace.root, 'answers.yaml');
    await writeGrantsFile(file, all);
    expect((await readGrantsFile(file)).document).toEqual(all);
    expect(operatorFile(workspace.root, 'grants')).toBe(join(workspace.root, 'plugwright.grants.yaml'));
    workspace.write('plugwright.grants.json', '{}');
    expect(() => operatorFile(workspace.root, 'grants')).toThrow('plugwright.grants.yaml and plugwright.grants.json');
  });
});
