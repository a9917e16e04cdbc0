import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBin } from '../fixtures/run-bin.ts';
import { runKernel, type RunningBin } from '../fixtures/running-kernel.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

/** A plugin that takes the locks that it is told to. */
const locker = fileURLToPath(new URL('../../kernel/fixtures/plugins/locker', import.meta.url));

let workspace: TemporaryWorkspace;
let running: RunningBin;

beforeAll(async () => {
  workspace = temporaryWorkspace();
  // From its sources it takes more than from a build.
  workspace.write('plugwright.limits.yaml', 'limits: plugwright/v1\nplugins: { locker: { memoryMB: 256 } }\n');
  running = runKernel(workspace, locker, '--grant', 'all-declared');
  await running.says('2 plugins ready');
});
afterAll(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  workspace.remove();
});

function kernel(...args: string[]) {
  return runBin(['kernel', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime } });
}

const echoTwice = {
  workflow: 'echo-twice',
  steps: [
    { id: 'first', call: 'parrot/say', input: { text: { $from: '/input/text' } } },
    { id: 'second', call: 'parrot/say', input: { text: { $from: '/steps/first/text' } } },
  ],
};

describe('kernel workflow', () => {
  it('runs a document, and shows what became of each step', async () => {
    workspace.write('echo.workflow.json', JSON.stringify(echoTwice));
    const { code, stdout } = await kernel('workflow', 'run', '@echo.workflow.json', '{"text":"hello"}', '--json');
    const run = JSON.parse(stdout) as { id: string; status: string; output: { text: string } };
    expect([code, run.status, run.output.text.endsWith('hello')]).toEqual([0, 'completed', true]);
    const shown = await kernel('workflow', 'show', run.id);
    expect(shown.stdout).toMatch(/^echo-twice \S+ completed\n {2}✔ first done\n {2}✔ second done\n/);
    expect((await kernel('workflow', 'ls')).stdout).toMatch(/echo-twice +completed +2/);
  });

  it('says everything that is wrong with a document, and which run there is not', async () => {
    const refused = await kernel('workflow', 'run', '{"workflow":"w","steps":[{"id":"a","call":"parrot/fly","input":{"$from":"/nothing"}}]}');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      code: 'core/invalid',
      message: expect.stringMatching(/no plugin offers parrot\/fly.*\/nothing is neither/) as string,
    });
    expect(await kernel('workflow', 'show', 'none')).toMatchObject({ code: 1, stderr: expect.stringContaining('[kernel/no-workflow-run]') as string });
  });
});

describe('kernel dead-letters', () => {
  it('lists none where there are none, and does not invent one', async () => {
    expect(await kernel('dead-letters')).toEqual({ code: 0, stdout: 'There are no dead letters.\n', stderr: '' });
    expect(await kernel('dead-letters', '--json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    for (const flag of ['--redeliver', '--discard'])
      expect(await kernel('dead-letters', flag, '7')).toMatchObject({ code: 1, stderr: expect.stringContaining('[kernel/no-dead-letter]') as string });
    expect((await kernel('dead-letters', '--redeliver', 'x')).stderr).toContain('the number of a letter');
  });
});

describe('kernel locks', () => {
  it('lists who holds them and who waits, and ends a lease with an entry on the ledger', async () => {
    expect(await kernel('locks')).toEqual({ code: 0, stdout: 'Nobody holds a lock.\n', stderr: '' });
    const lease = JSON.stringify({ name: 'locker/door', ttl: 600_000 });
    const { token } = JSON.parse((await kernel('call', 'locker', 'acquire', lease)).stdout) as { token: number };
    const { stdout } = await kernel('locks');
    expect(stdout).toMatch(/^lock +plugin +mode +token +left +given for\nlocker\/door +locker +exclusive +\d+ +9 min \d+ s +10 min 0 s\n$/);
    expect(JSON.parse((await kernel('locks', '--json')).stdout)).toMatchObject([{ name: 'locker/door', leases: [{ plugin: 'locker', token }], waiting: [] }]);
    expect(await kernel('locks', '--release', 'locker/door', '--token', String(token + 1))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[kernel/no-lock]') as string,
    });
    expect((await kernel('locks', '--release', 'locker/door')).stdout).toBe(`locker/door is not held by locker any more (token ${String(token)}).\n`);
    expect((await kernel('locks', '--json')).stdout).toBe('[]\n');
    const shown = await runBin(['ledger', 'show', '--kind', 'release', '--json'], { cwd: workspace.root });
    expect(JSON.parse(shown.stdout)).toMatchObject({ plugin: 'locker', facts: { target: 'locker/door', token } });
  });

  it('refuses a token that is none, and one without its lock', async () => {
    expect((await kernel('locks', '--release', 'locker/door', '--token', 'x')).code).toBe(3);
    expect(await kernel('locks', '--token', '1')).toMatchObject({ code: 3, stderr: expect.stringContaining('[cli/bad-argument]') as string });
  });
});
