import { describe, expect, it } from 'vitest';
import { fuzzOptions } from './options.ts';

describe('fuzzOptions', () => {
  it.each([
    [[], { seconds: 60, seed: 0, show: undefined, json: false }],
    [['--seconds', '5', '--seed', '9', '--show', '3', '--json'], { seconds: 5, seed: 9, show: 3, json: true }],
    [['--seconds', '0'], undefined],
    [['--seed', 'x'], undefined],
    [['--fast'], undefined],
  ])('reads %j', (args, expected) => {
    expect(fuzzOptions(args)).toEqual(expected);
  });
});
