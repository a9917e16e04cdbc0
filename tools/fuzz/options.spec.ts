import { describe, expect, it } from 'vitest';
import { fuzzOptions } from './options.ts';

describe('fuzzOptions', () => {
  it.each([
    [[], { target: { name: 'manifests' }, seconds: 60, seed: 0, show: undefined, json: false }],
    [
      ['--seconds', '5', '--seed', '9', '--show', '3', '--json', '--target', 'messages'],
      { target: { name: 'messages' }, seconds: 5, seed: 9, show: 3, json: true },
    ],
  ])('reads %j', (args, expected) => {
    expect(fuzzOptions(args)).toMatchObject(expected);
  });

  it.each([
    [['--seconds', '0'], '--seconds is a whole number, at least 1; "0" is not'],
    [['--target', 'frames'], '--target is manifests or messages, not "frames"'],
    [['--seed', 'x'], '--seed is a whole number, at least 0; "x" is not'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j by name', (args, problem) => {
    expect(() => fuzzOptions(args)).toThrow(problem);
  });
});
