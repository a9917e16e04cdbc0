import { describe, expect, it } from 'vitest';
import { chaosOptions } from './options.ts';

describe('chaosOptions', () => {
  it('takes another seed each time where none is given', () => {
    expect(chaosOptions([], () => 5)).toEqual({ seed: 5, seconds: 120, level: 'process', json: false });
  });

  it('takes what is given', () => {
    expect(chaosOptions(['--seed', '7', '--seconds', '9', '--level', 'sandbox', '--json'], () => 5)).toEqual({
      seed: 7,
      seconds: 9,
      level: 'sandbox',
      json: true,
    });
  });

  it.each([[['--seed', '-1']], [['--seed', 'x']], [['--seconds', '0']], [['--level', 'worker']], [['--fast']]])('refuses %j', (args) => {
    expect(chaosOptions(args, () => 5)).toBeUndefined();
  });
});
