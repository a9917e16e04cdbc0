import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the command line of ci:local', () => {
  it('has a default for everything', () => {
    expect(readOptions([])).toEqual({ base: undefined, impact: '.plugwright/impact.md', keepGoing: false, list: false, help: false });
  });

  it('reads every flag', () => {
    expect(readOptions(['--base', 'HEAD~3', '--impact=x.md', '--keep-going', '--list', '-h'])).toEqual({
      base: 'HEAD~3',
      impact: 'x.md',
      keepGoing: true,
      list: true,
      help: true,
    });
  });

  it.each([['--bsae', 'x'], ['main'], ['--base']])('refuses %s', (...args) => {
    expect(() => readOptions(args)).toThrow(TypeError);
  });
});
