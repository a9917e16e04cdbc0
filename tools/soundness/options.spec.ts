import { describe, expect, it } from 'vitest';
import { soundnessOptions } from './options.ts';

describe('soundnessOptions', () => {
  it('examines 100,000 pairs with 200 samples each on every core unless told otherwise', () => {
    expect(soundnessOptions([], 4)).toEqual({ pairs: 100_000, seed: 1, samples: 200, from: 0, jobs: 4, json: false });
  });

  it('takes numbers and --json', () => {
    expect(soundnessOptions(['--pairs', '10', '--seed=7', '--from', '500', '--jobs', '1', '--json'], 2)).toEqual({
      pairs: 10,
      seed: 7,
      samples: 200,
      from: 500,
      jobs: 1,
      json: true,
    });
  });

  it.each([
    [['--pairs', '0'], '--pairs is a whole number, at least 1; "0" is not'],
    [['--pairs', 'many'], '--pairs is a whole number, at least 1; "many" is not'],
    [['--seed=-1'], '--seed is a whole number, at least 0; "-1" is not'],
    [['--samples', '1.5'], '--samples is a whole number, at least 1; "1.5" is not'],
    [['--unheard-of'], "Unknown option '--unheard-of'"],
    [['extra'], "Unexpected argument 'extra'"],
  ])('refuses %j by name', (args, problem) => {
    expect(() => soundnessOptions(args, 2)).toThrow(problem);
  });
});
