import { describe, expect, it } from 'vitest';
import { figures } from './figures/figures.ts';
import { kernelBenchOptions } from './options.ts';

describe('kernelBenchOptions', () => {
  it('measures everything where nothing is said', () => {
    expect(kernelBenchOptions([], figures)).toEqual({ figures, rounds: 7, scale: 1, results: undefined, here: false });
  });

  it('measures what is named', () => {
    expect(kernelBenchOptions(['--only', 'crash,hang', '--quick', '--here'], figures)).toMatchObject({
      figures: [{ name: 'crash' }, { name: 'hang' }],
      rounds: 2,
      scale: 0.1,
      here: true,
    });
  });

  it.each([
    [['--rounds', '0'], '--rounds is a whole number, at least 1; "0" is not'],
    [['--rounds', 'x'], '--rounds is a whole number, at least 1; "x" is not'],
    [['--only', 'crash,nothing,else'], '--only: there is no group "nothing", "else"'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j by name', (args, problem) => {
    expect(() => kernelBenchOptions(args, figures)).toThrow(problem);
  });
});
