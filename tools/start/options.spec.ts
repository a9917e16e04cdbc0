import { describe, expect, it } from 'vitest';
import { startOptions } from './options.ts';

describe('startOptions', () => {
  it('takes everything where nothing is said', () => {
    expect(startOptions([])).toEqual({ limit: Number.MAX_SAFE_INTEGER, maxBytes: 524_288, state: '.plugwright/state', help: false });
  });

  it('reads its flags', () => {
    expect(startOptions(['--limit', '5', '--max-bytes=10', '--state', '/s', '-h'])).toEqual({ limit: 5, maxBytes: 10, state: '/s', help: true });
  });

  it.each([[['--limit', 'x']], [['--limit', '0']], [['--max-bytes', '1.5']], [['--limits', '5']], [['extra']]])('refuses %j', (args) => {
    expect(() => startOptions(args)).toThrow();
  });
});
