import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCommandLine, wholeNumber } from './command-line.ts';

const usage = 'Usage: try\n';

function run(args: readonly string[]): { result: unknown; out: string; error: string; code: unknown } {
  const [out, error]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(out.push(String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(error.push(String(text))));
  const before = process.exitCode;
  const result = readCommandLine(usage, ([text = '5']) => wholeNumber('--count', text, 1), [...args]);
  const code = process.exitCode;
  process.exitCode = before;
  return { result, out: out.join(''), error: error.join(''), code };
}

describe('readCommandLine', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives what was read', () => {
    expect(run(['7'])).toMatchObject({ result: 7, out: '', error: '' });
  });

  it('prints the help where it is asked for, which is no failure', () => {
    const { result, out, error, code } = run(['x', '--help']);
    expect([result, out, error]).toEqual([undefined, usage, '']);
    expect(code).not.toBe(2);
  });

  it.each(['x', '0', '1.5', ' ', '-3', '1e999'])('names what is wrong: %j', (text) => {
    expect(run([text])).toEqual({ result: undefined, out: '', error: `--count is a whole number, at least 1; "${text}" is not\n\n${usage}`, code: 2 });
  });
});
