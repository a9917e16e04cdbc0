import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBin, type Ended } from '../fixtures/run-bin.ts';
import { runKernel, type RunningBin } from '../fixtures/running-kernel.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let running: RunningBin;

const plugwright = (...args: string[]): Promise<Ended> => runBin(args, { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });

beforeAll(async () => {
  workspace = temporaryWorkspace();
  mkdirSync(join(workspace.root, 'specs', 'policies'), { recursive: true });
  workspace.write(
    'specs/policies/ledger.policy.yaml',
    "spec: policy/v1\nid: ledger\nversion: 1.0.0\ntitle: Ledger\nsummary: What is recorded.\nowners: ['@acme/platform']\napplies: {}\nrules: { ledger: { omit: [start] } }\n",
  );
  running = runKernel(workspace, '--state', 'state', '--diagnostics', 'endpoint.sock', '--ledger-calls', 'all', '--ledger-keep', '30d');
  await running.says('1 plugin ready');
});
afterAll(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  workspace.remove();
});

/** Ask the endpoint of the kernel. */
function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: join(workspace.root, 'endpoint.sock'), path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve(text));
    });
    asked.on('error', reject).end();
  });
}

describe('a kernel that is watched', () => {
  it('top prints the figures once where nobody watches, as a table and as JSON', async () => {
    await plugwright('kernel', 'call', 'parrot', 'say', '{"text":"x"}');
    const { code, stdout } = await plugwright('kernel', 'top', '--interval', '0.2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 plugin, 1 ready, .*\nplugin\* +state +level +calls\/s +p50 +p99 +errors +queue +memory +cpu +restarts\nparrot +ready +worker /);
    expect(stdout).not.toContain('\u001b');
    const [figures] = JSON.parse((await plugwright('kernel', 'top', '--json', '--interval', '0.2', '--sort', 'memory')).stdout) as unknown[];
    expect(figures).toMatchObject({ plugin: 'parrot', state: 'ready', level: 'worker', errors: 0, restarts: 0 });
  });

  it.each(['usage', 'grants', 'logs', 'config show'])('%s of a plugin that is not there says so', async (command) => {
    const words = ['kernel', ...command.split(' ')];
    expect(await plugwright(...words, 'parot')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[kernel/unknown-plugin]') as string });
    expect((await plugwright(...words, 'parrot')).code).toBe(0);
  });

  it.each([[['--sort', 'age']], [['--interval', '0']]])('top refuses %j', async (args) => {
    expect((await plugwright('kernel', 'top', ...args)).code).toBe(3);
  });

  it('profile writes a profile, and says why it cannot', async () => {
    const { code, stdout } = await plugwright('kernel', 'profile', 'parrot', '--seconds', '0.3', '--out', 'p.cpuprofile');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/p\.cpuprofile \(.*, \d+ samples\)\n$/) as string });
    expect(Object.keys(JSON.parse(readFileSync(join(workspace.root, 'p.cpuprofile'), 'utf8')) as object)).toEqual([
      'nodes',
      'startTime',
      'endTime',
      'samples',
      'timeDeltas',
    ]);
    const nobody = await plugwright('kernel', 'profile', 'nobody');
    expect(nobody.code).toBe(1);
    expect(nobody.stderr).toContain('[kernel/profile-failed]');
    expect((await plugwright('kernel', 'profile', 'parrot', '--seconds', '61')).code).toBe(3);
  });

  it('serves its diagnostics where it was told to', async () => {
    expect(await ask('/healthz')).toBe('ok\n');
    expect(await ask('/metrics')).toContain('plugwright_plugin_ready{plugin="parrot",state="ready",isolation="worker"} 1');
  });

  it('the ledger is shown, checked and exported while it runs, and not repaired', async () => {
    expect((await plugwright('ledger', 'show', '--state', 'state')).stdout).toMatch(/ load +parrot /);
    expect((await plugwright('ledger', 'show', '--state', 'state', '--kind', 'load', '--json')).stdout.split('\n')).toHaveLength(2);
    expect((await plugwright('ledger', 'show', '--state', 'state', '--kind', 'start', '--json')).stdout, 'the policy leaves it out').toBe('');
    const { code, stdout } = await plugwright('ledger', 'verify', '--state', 'state');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/hold together/) as string });
    const repair = await plugwright('ledger', 'repair', '--state', 'state');
    expect(repair.code).toBe(1);
    expect(repair.stderr).toContain('[kernel/state-locked]');
  });

  it('stops, with its calls on the ledger; an export is checked without it', async () => {
    await plugwright('kernel', 'stop');
    await running.ended;
    expect((await plugwright('ledger', 'show', '--state', 'state', '--kind', 'call')).stdout).toMatch(/ control parrot\/say /);
    expect((await plugwright('ledger', 'export', '--state', 'state', '--out', 'l.jsonl')).code).toBe(0);
    expect((await plugwright('ledger', 'verify', '--file', 'l.jsonl', '--key', 'state/ledger.pub')).code).toBe(0);
    const anchor = /--anchor (\d+:[0-9a-f]{64})/.exec((await plugwright('ledger', 'verify', '--state', 'state')).stdout)?.[1] ?? '';
    const file = join(workspace.root, 'l.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, -2).join('\n'));
    const cut = await plugwright('ledger', 'verify', '--file', 'l.jsonl', '--anchor', anchor);
    expect(cut.code).toBe(1);
    expect(cut.stderr).toContain('[ledger/broken]');
    expect((await plugwright('ledger', 'repair', '--state', 'state')).stdout).toContain('nothing is wrong');
  });
});

describe('without a ledger or a kernel', () => {
  it.each([['show'], ['repair']])('ledger %s says where none is', async (command) => {
    const { code, stderr } = await plugwright('ledger', command, '--state', 'nowhere');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no ledger in nowhere. [ledger/absent]');
  });

  it.each([
    [['ledger', 'verify', '--anchor', '1:x'], 3],
    [['ledger', 'verify', '--key', 'nothing.pem'], 1],
    [['kernel', 'run', '--ledger-keep', 'long'], 3],
    [['kernel', 'run', '--diagnostics', '70000'], 3],
  ])('%j ends with %d', async (args, code) => {
    const ended = await plugwright(...args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toContain('    at ');
  });
});
