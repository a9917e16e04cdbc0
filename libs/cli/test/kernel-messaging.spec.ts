import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBin } from '../fixtures/run-bin.ts';
import { runKernel, type RunningBin } from '../fixtures/running-kernel.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let running: RunningBin;

beforeAll(async () => {
  workspace = temporaryWorkspace();
  running = runKernel(workspace);
  await running.says('1 plugin ready');
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
