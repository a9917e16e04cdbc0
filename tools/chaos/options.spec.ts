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

  it.each([[['--seed', '-1']], [['--seed', 'x']], [['--seconds', '1.5']], [['--blows', '-2']], [['--language', 'go']], [['--level', 'worker']], [['--fast']]])(
    'refuses %j',
    (args) => {
      expect(chaosOptions(args, () => 5)).toBeUndefined();
    },
  );
});
