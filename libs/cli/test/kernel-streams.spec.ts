import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin, cleanEnvironment, runBin, type BinOptions, type Ended } from '../fixtures/run-bin.ts';
import { runFolders, type RunningBin } from '../fixtures/running-kernel.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

const choir = fileURLToPath(new URL('../fixtures/plugins/choir', import.meta.url));

let workspace: TemporaryWorkspace;
let running: RunningBin;

beforeAll(async () => {
  workspace = temporaryWorkspace();
  running = runFolders(workspace, [choir]);
  await running.says('1 plugin ready');
});
afterAll(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  workspace.remove();
});

function call(args: readonly string[], options: BinOptions = {}): Promise<Ended> {
  return runBin(['kernel', 'call', 'choir', ...args], { cwd: workspace.root, env: { XDG_RUNTIME_DIR: workspace.runtime }, ...options });
}

describe('a call that streams', () => {
  it('prints an item a line, and the output as the last', async () => {
    expect(await call(['sing', '{"notes":3}', '--items'])).toEqual({
      code: 0,
      stdout: '{"note":1}\n{"note":2}\n{"note":3}\n{"output":{"sung":3}}\n',
      stderr: '',
    });
    expect(await call(['sing', '{"notes":3}', '--json'])).toEqual({ code: 0, stdout: '{"sung":3}\n', stderr: '' });
    expect((await call(['sing', '{"notes":20000}', '--items'])).stdout.split('\n')).toHaveLength(20_002);
  });

  it('takes the items of a file, of the standard input, and of the command line', async () => {
    const notes = Array.from({ length: 1_000 }, (_, index) => `{"note":${String(index + 1)}}`).join('\n');
    workspace.write('notes.ndjson', `${notes}\n`);
    const heard = { code: 0, stdout: '{"heard":1000,"sum":500500}\n', stderr: '' };
    expect(await call(['hear', '--upload', '@notes.ndjson', '--json'])).toEqual(heard);
    expect(await call(['hear', '--upload', '-', '--json'], { stdin: `\n${notes}` })).toEqual(heard);
    expect(await call(['hear', '--upload', '{"note":5}', '--items'])).toMatchObject({ stdout: '{"output":{"heard":1,"sum":5}}\n' });
  });

  it('says which line is no JSON, and what is no item', async () => {
    const broken = await call(['hear', '--upload', '-'], { stdin: '{"note":1}\nnote 2\n' });
    expect(broken).toMatchObject({ code: 3, stdout: '' });
    expect(broken.stderr).toMatch(/^error The argument is not JSON: line 2 of the upload: .* \[cli\/bad-json\]\n/);
    const wrong = await call(['hear', '--upload', '-'], { stdin: '{"note":"a"}\n' });
    expect([wrong.code, (JSON.parse(wrong.stderr) as { code: string }).code]).toEqual([1, 'core/invalid']);
    expect(await call(['hear', '--upload', '@nowhere.ndjson'])).toMatchObject({ code: 3, stderr: expect.stringContaining('[cli/file-not-found]') as string });
    for (const folder of ['@.', '@/'])
      expect(await call(['hear', '--upload', folder])).toMatchObject({ code: 3, stderr: expect.stringContaining('[cli/file-not-found]') as string });
    expect(await call(['hear', '-', '--upload', '-'])).toMatchObject({ code: 3, stderr: expect.stringContaining('[cli/bad-argument]') as string });
  });

  it('takes what editors of other systems write, and an empty file, and says of a line without an end that it is too long', async () => {
    workspace.write('foreign.ndjson', '\uFEFF{"note":1}\r\n{"note":2}\r\n\r\n');
    workspace.write('empty.ndjson', '');
    expect(await call(['hear', '--upload', '@foreign.ndjson', '--json'])).toEqual({ code: 0, stdout: '{"heard":2,"sum":3}\n', stderr: '' });
    expect(await call(['hear', '--upload', '@empty.ndjson', '--json'])).toEqual({ code: 0, stdout: '{"heard":0,"sum":0}\n', stderr: '' });
    workspace.write('endless.ndjson', `{"note":1}\n"${'x'.repeat(40 * 1024 * 1024)}`);
    const long = await call(['hear', '--upload', '@endless.ndjson']);
    expect([long.code, long.stderr]).toEqual([3, expect.stringContaining('line 2 of the upload: longer than 33554432 characters')]);
  });

  it('ends although its standard input goes on, and with the reader of its output', async () => {
    const options = { cwd: workspace.root, env: cleanEnvironment({ XDG_RUNTIME_DIR: workspace.runtime }) };
    const open = spawn(process.execPath, [bin, 'kernel', 'call', 'choir', 'hear', '--upload', '-'], { ...options, stdio: ['pipe', 'ignore', 'ignore'] });
    open.stdin.write('{"note":"a"}\n');
    expect((await once(open, 'exit'))[0]).toBe(1);
    const endless = spawn(process.execPath, [bin, 'kernel', 'call', 'choir', 'sing', '{"notes":100000000}', '--items'], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(endless.stdout, 'data');
    endless.stdout.destroy();
    expect((await once(endless, 'exit'))[0]).toBe(0);
  });
});
