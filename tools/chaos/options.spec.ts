import { describe, expect, it } from 'vitest';
import { chaosOptions } from './options.ts';

describe('chaosOptions', () => {
  it('takes another seed each time where none is given', () => {
    expect(chaosOptions([], () => 5)).toEqual({ seed: 5, seconds: 60, blows: 1_000_000, at: '', level: 'process', language: 'typescript', json: false });
  });

  it('takes what is given', () => {
    expect(
      chaosOptions(['--seed', '7', '--seconds', '9', '--blows', '3', '--at', 'ready', '--level', 'sandbox', '--language', 'python', '--json'], () => 5),
    ).toEqual({
      seed: 7,
      seconds: 9,
      blows: 3,
      at: 'ready',
      level: 'sandbox',
      language: 'python',
      json: true,
    });
  });

  it.each([
    [['--seed', '-1'], "'--seed' argument is ambiguous"],
    [['--seed=-1'], '--seed is a whole number, at least 0; "-1" is not'],
    [['--seed', 'x'], '--seed is a whole number, at least 0; "x" is not'],
    [['--seconds', '1.5'], '--seconds is a whole number, at least 0; "1.5" is not'],
    [['--blows=-2'], '--blows is a whole number, at least 0; "-2" is not'],
    [['--language', 'go'], '--language is typescript or python, not "go"'],
    [['--level', 'worker'], '--level is process or sandbox, not "worker"'],
    [['--at', 'redy'], '--at: no blow has "redy" in its name'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j by name', (args, problem) => {
    expect(() => chaosOptions(args, () => 5)).toThrow(problem);
  });
});
