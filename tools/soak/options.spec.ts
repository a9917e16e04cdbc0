import { describe, expect, it } from 'vitest';
import { soakOptions } from './options.ts';

describe('soakOptions', () => {
  it.each([
    [[], { minutes: 30, results: undefined }],
    [['--minutes', '0.5', '--results', 'r'], { minutes: 0.5, results: 'r' }],
  ])('reads %j', (args, expected) => {
    expect(soakOptions(args)).toEqual(expected);
  });

  it.each([
    [['--minutes', '0'], '--minutes is a number above 0; "0" is not'],
    [['--minutes', 'x'], '--minutes is a number above 0; "x" is not'],
    [['--hours', '1'], "Unknown option '--hours'"],
  ])('refuses %j by name', (args, problem) => {
    expect(() => soakOptions(args)).toThrow(problem);
  });
});
