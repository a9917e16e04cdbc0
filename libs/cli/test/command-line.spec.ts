import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { bin, cleanEnvironment, runBin } from '../fixtures/run-bin.ts';
import { program } from '../src/program.ts';
import type { Terminal } from '../src/terminal/terminal.ts';

const commands = [
  '',
  'check',
  'diff',
  'gate',
  'graph',
  'impact',
  'why',
  'doctor',
  'kernel',
  'kernel run',
  'kernel call',
  'kernel ps',
  'kernel health',
  'kernel logs',
  'kernel events',
  'kernel reload',
  'kernel disable',
  'kernel enable',
  'kernel inspect',
  'kernel kill',
  'kernel quarantine',
  'kernel thaw',
  'kernel unload',
  'kernel stop',
];

async function help(command: string): Promise<string> {
  let text = '';
  const plain = (_: string, painted: string): string => painted;
  const terminal: Terminal = {
    cwd: '/',
    env: {},
    out: (more) => (text += more),
    taken: () => Promise.resolve(),
    err: (more) => (text += more),
    paint: plain,
    paintErr: plain,
    interactive: false,
    columns: 100,
  };
  await expect(program(terminal).parseAsync([...command.split(' ').filter(Boolean), '--help'], { from: 'user' })).rejects.toMatchObject({
    code: 'commander.helpDisplayed',
  });
  return text;
}

describe('help', () => {
  it.each(commands)('of "%s"', async (command) => {
    const text = await help(command);
    expect(text).toContain('Examples:\n  $ npx plugwright ');
    expect(text).toContain('Exit codes:\n  0  ');
    expect(text).toMatchSnapshot();
  });

  it('is shown by the real bin, which ends with 0', async () => {
    expect(await runBin(['kernel', 'call', '--help'])).toEqual({ code: 0, stdout: await help('kernel call'), stderr: '' });
  });
});

describe('a wrong command line', () => {
  it.each([
    [['chek'], "error: unknown command 'chek'\n(Did you mean check?)"],
    [['kernel', 'stpo'], "error: unknown command 'stpo'\n(Did you mean stop?)"],
    [['check', '--fromat', 'json'], "error: unknown option '--fromat'\n(Did you mean --format?)"],
    [['check', '--format', 'xml'], "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, sarif, github."],
    [['why'], "error: missing required argument 'id'"],
    [['kernel', 'logs', '-n', 'many'], "error: option '-n, --lines <count>' argument 'many' is invalid. It is a whole number, at least 0."],
    [
      ['kernel', 'call', 'a', 'b', '{}', '--timeout', '0'],
      "error: option '--timeout <ms>' argument '0' is invalid. It is a whole number of milliseconds, at least 1.",
    ],
  ])('%j ends with 3 and says what is wrong', async (args, message) => {
    expect(await runBin(args)).toEqual({ code: 3, stdout: '', stderr: `${message}\nAdd --help to see what there is.\n` });
  });

  it('without a command shows what there is', async () => {
    const { code, stderr } = await runBin([]);
    expect(code).toBe(3);
    expect(stderr).toContain('Usage: plugwright');
  });
});

describe('the terminal', () => {
  it('gets no colours where it is none or does not want them', async () => {
    const { stdout } = await runBin(['doctor'], { env: { NO_COLOR: '1' } });
    expect(stdout).not.toContain('\u001b');
    expect((await runBin(['doctor'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
  });

  it('may go away while it is written to', async () => {
    const child = spawn(process.execPath, [bin, 'doctor'], { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('shows a stack trace only when it is asked for', async () => {
    const { stderr } = await runBin(['why', 'x'], { cwd: '/' });
    expect(stderr).not.toMatch(/\n\s+at /);
    expect((await runBin(['why', 'x'], { cwd: '/', env: { PLUGWRIGHT_DEBUG: '1' } })).stderr).toMatch(/\n\s+at /);
  });
});
