import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand, startCommand, stopCommand } from './command.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const node = process.execPath;
const cwd = import.meta.dirname;

describe('runCommand', () => {
  it('gives the exit code and both outputs', async () => {
    const outcome = await runCommand(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'], { cwd, timeoutMs: 10_000 });
    expect(outcome).toMatchObject({ code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('ends a command at its time limit, with its children', async () => {
    const script =
      'const c = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]); console.log(c.pid); setInterval(() => {}, 1000)';
    const outcome = await runCommand(node, ['-e', script], { cwd, timeoutMs: 1000 });
    expect(outcome.code).toBe(124);
    const child = Number(outcome.stdout);
    expect(child).toBeGreaterThan(0);
    await expect.poll(() => existsSync(`/proc/${String(child)}/exe`)).toBe(false);
  });

  it('says 127 for a program that is not there', async () => {
    expect(await runCommand('no-such-program-here', [], { cwd, timeoutMs: 1000 })).toMatchObject({ code: 127 });
  });
});

describe('inTemporaryFolder', () => {
  it('removes the folder and ends what runs, also after an error', async () => {
    let seen = '';
    let child: ReturnType<typeof startCommand> | undefined;
    const work = inTemporaryFolder('test', (folder) => {
      seen = folder;
      child = startCommand(node, ['-e', 'setInterval(() => {}, 1000)'], { cwd: folder });
      return Promise.reject(new Error('on purpose'));
    });
    await expect(work).rejects.toThrow('on purpose');
    expect(existsSync(seen)).toBe(false);
    await expect.poll(() => child?.signalCode).toBe('SIGKILL');
  });

  it('stops a command politely first', async () => {
    const child = startCommand(node, ['-e', 'process.on("SIGTERM", () => process.exit(0)); console.log("up"); setInterval(() => {}, 1000)'], { cwd });
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await stopCommand(child);
    expect(child.exitCode).toBe(0);
  });
});
