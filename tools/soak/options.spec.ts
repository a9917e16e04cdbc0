import { describe, expect, it } from 'vitest';
import { soakOptions } from './options.ts';

describe('soakOptions', () => {
  it.each([
    [[], { minutes: 30, results: undefined }],
    [['--minutes', '0.5', '--results', 'r'], { minutes: 0.5, results: 'r' }],
    [['--minutes', '0'], undefined],
    [['--minutes', 'x'], undefined],
    [['--hours', '1'], undefined],
  ])('reads %j', (args, expected) => {
    expect(soakOptions(args)).toEqual(expected);
  });
});
