import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bin, cleanEnvironment, runBin } from '../fixtures/run-bin.ts';
import { runKernel, type RunningBin } from '../fixtures/running-kernel.ts';
import { parrot, temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(() => {
  workspace = temporaryWorkspace();
});
afterAll(() => workspace.remove());

function kernel(...args: string[]) {
  return runBin(['kernel', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
}

function sockets(): string[] {
  const folder = join(workspace.runtime, 'plugwright');
  return existsSync(folder) ? readdirSync(folder) : [];
}

const notRunning = 'error No kernel is running for this workspace. [kernel/not-running]\n  hint Start one: `npx plugwright kernel run`.\n';

describe('without a kernel', () => {
  it.each([['ps'], ['health'], ['logs'], ['events'], ['stop'], ['reload', 'parrot'], ['call', 'parrot', 'say']])(
    'kernel %s says how to start one',
    async (...args) => {
      expect(await kernel(...args)).toEqual({ code: 2, stdout: '', stderr: notRunning });
    },
  );

  it('input that is no JSON is told before anything else', async () => {
    const { code, stderr } = await kernel('call', 'parrot', 'say', '{text}');
    expect(code).toBe(3);
    expect(stderr).toContain('[cli/bad-json]');
  });

  it('run refuses a folder without plugins', async () => {
    const { code, stderr } = await kernel('run', 'nowhere');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'warning No plugin was found in nowhere. [kernel/no-plugins]\n  hint Make one with `npx nx generate @plugwright/nx:spec`.\n',
    });
    expect(sockets()).toEqual([]);
  });

  it('run refuses a configuration that does not fit, without showing it', async () => {
    const { code, stderr } = await kernel('run', parrot, '--set', 'parrot.volume=hunter22');
    expect(code).toBe(1);
    expect(stderr).toContain('[kernel/config-invalid]');
    expect(stderr).not.toContain('hunter22');
  });
});

describe('with a kernel', () => {
  let running: RunningBin;

  beforeAll(async () => {
    running = runKernel(workspace, '--set', 'parrot.prefix=again ');
    await running.says('1 plugin ready');
  });
  afterAll(async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  });

  it('call prints the output, with the configuration of --set in force', async () => {
    expect(await kernel('call', 'parrot', 'say', '{"text":"hello"}')).toEqual({ code: 0, stdout: '{\n  "text": "again hello"\n}\n', stderr: '' });
  });

  it('call reads a file and the standard input', async () => {
    workspace.write('input.json', '{"text":"file"}');
    expect(await kernel('call', 'parrot', 'say', '@input.json', '--json')).toMatchObject({ code: 0, stdout: '{"text":"again file"}\n' });
    const piped = await runBin(['kernel', 'call', 'parrot', 'say', '-', '--json'], {
      cwd: workspace.root,
      env: { XDG_RUNTIME_DIR: workspace.runtime },
      stdin: '{"text":"pipe"}',
    });
    expect(piped).toMatchObject({ code: 0, stdout: '{"text":"again pipe"}\n' });
  });

  it.each([
    [['parrot', 'refuse', '{"text":"no"}'], 'core/conflict', true],
    [['parrot', 'say', '{"txt":"x"}'], 'core/invalid', false],
    [['parrot', 'sing'], 'core/not-found', false],
    [['nobody', 'say'], 'core/not-found', false],
  ])('call %j prints the error as JSON and ends with 1', async (args, code, retryable) => {
    const ended = await kernel('call', ...args);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(ended.stderr)).toMatchObject({ code, retryable });
  });

  it('ps and health show the plugin', async () => {
    const plugins = JSON.parse((await kernel('ps', '--json')).stdout) as unknown[];
    expect(plugins).toEqual([expect.objectContaining({ id: 'parrot', version: '1.0.0', state: 'ready', isolation: 'worker', operations: ['refuse', 'say'] })]);
    expect((await kernel('ps')).stdout).toMatch(/^plugin +version +state .*\nparrot +1\.0\.0 +ready /);
    const health = await kernel('health');
    expect(health.code).toBe(0);
    expect(health.stdout).toMatch(/^ok, up for .*\n {2}✔ parrot ready\n$/);
  });

  it('logs show what the plugin wrote', async () => {
    await kernel('call', 'parrot', 'say', '{"text":"for the log"}');
    expect((await kernel('logs', 'parrot')).stdout).toMatch(/ info {2}parrot said something \{"length":17\}\n/);
    const lines = (await kernel('logs', 'parrot', '--json', '-n', '1')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([expect.objectContaining({ plugin: 'parrot', level: 'info', message: 'said something' })]);
  });

  it('events follows until Ctrl-C', async () => {
    const follower = spawn(process.execPath, [bin, 'kernel', 'events', '--json'], {
      cwd: workspace.root,
      env: cleanEnvironment({ XDG_RUNTIME_DIR: workspace.runtime }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let seen = '';
    follower.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
    // It says nothing before the first event, so speak until it hears.
    while (!seen.includes('\n')) await kernel('call', 'parrot', 'say', '{"text":"heard"}');
    expect(JSON.parse(seen.slice(0, seen.indexOf('\n')))).toMatchObject({ topic: 'parrot/said', publisher: 'parrot', payload: { text: 'again heard' } });
    follower.kill('SIGINT');
    expect(await once(follower, 'close')).toEqual([130, null]);
  });

  it('quarantine, inspect, thaw, kill, disable and enable do what they say, and say what they cannot do', async () => {
    expect(await kernel('quarantine', 'parrot', '--reason', 'too loud')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^parrot is quarantined/) as unknown,
    });
    expect(await kernel('call', 'parrot', 'say', '{"text":"x"}')).toMatchObject({ code: 1, stderr: expect.stringContaining('too loud') as unknown });
    const seen = await kernel('inspect', 'parrot');
    expect([seen.code, seen.stdout]).toEqual([
      0,
      expect.stringMatching(/^parrot 1\.0\.0 is quarantined.*: too loud\n[^]*quarantine -> quarantined: too loud\n[^]*log\n/),
    ]);
    expect(JSON.parse((await kernel('inspect', 'parrot', '--json')).stdout)).toMatchObject({ status: { id: 'parrot', state: 'quarantined' } });
    expect(await kernel('thaw', 'parrot')).toMatchObject({ code: 0, stdout: 'parrot runs again.\n' });
    expect(await kernel('thaw', 'parrot')).toMatchObject({ code: 1, stderr: expect.stringContaining('parrot cannot be thawed: it is ready.') as unknown });
    expect((await kernel('kill', 'parrot')).code).toBe(0);
    expect((await kernel('disable', 'parrot', '--reason', 'night')).code).toBe(0);
    expect((await kernel('reload', 'parrot')).code).toBe(1);
    expect((await kernel('enable', 'parrot')).code).toBe(0);
    expect((await kernel('unload', 'parrot')).code).toBe(0);
    expect((await kernel('inspect', 'nobody')).code).toBe(1);
  });

  it('reload starts a plugin anew, and knows which there are', async () => {
    expect(await kernel('reload', 'parrot')).toEqual({ code: 0, stdout: 'parrot is reloaded.\n', stderr: '' });
    const { code, stderr } = await kernel('reload', 'nobody');
    expect(code).toBe(1);
    expect(stderr).toContain('[kernel/unknown-plugin]');
  });

  it('a second run is refused', async () => {
    const { code, stderr } = await kernel('run', parrot);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'error A kernel is already running for this workspace. [kernel/already-running]\n  hint Use it, or end it: `npx plugwright kernel stop`.\n',
    });
    expect((await kernel('health')).code).toBe(0);
  });

  it('stop ends it, a follower, and its socket', async () => {
    const follower = kernel('logs', '--follow');
    expect(await kernel('stop')).toEqual({ code: 0, stdout: 'The kernel is stopped.\n', stderr: '' });
    expect(await running.ended).toBe(0);
    expect([0, 2]).toContain((await follower).code);
    expect(running.output()).toContain('The kernel is stopped.');
    expect(sockets()).toEqual([]);
  });
});

describe('interrupting kernel run', () => {
  let running: RunningBin | undefined;

  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.ended;
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s stops it in order', async (signal) => {
    running = runKernel(workspace);
    await running.says('1 plugin ready');
    running.child.kill(signal);
    expect(await running.ended).toBe(0);
    expect(sockets()).toEqual([]);
    expect(readdirSync(join(workspace.root, '.plugwright/state')).filter((name) => /-(?:wal|shm|journal)$|\.tmp/.test(name))).toEqual([]);
  });

  it('a closed output stops it in order', async () => {
    running = runKernel(workspace, '--json');
    await running.says('1 plugin ready');
    running.child.stdout?.destroy();
    await kernel('call', 'parrot', 'say', '{"text":"nobody listens"}');
    expect(await running.ended).toBe(0);
    expect(sockets()).toEqual([]);
  });

  it.each([
    ['at once', () => true],
    ['when its state is being opened', () => existsSync(join(workspace.root, '.plugwright/state/lock.sqlite'))],
    ['when its socket is there', () => sockets().length > 0],
  ])('%s leaves nothing', async (_, reached) => {
    rmSync(join(workspace.root, '.plugwright'), { recursive: true, force: true });
    running = runKernel(workspace);
    while (!reached()) await new Promise((resolve) => setTimeout(resolve, 2));
    running.child.kill('SIGINT');
    await running.ended;
    expect(sockets()).toEqual([]);
  });
});
