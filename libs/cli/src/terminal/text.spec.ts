import { describe, expect, it } from 'vitest';
import { clipped, printable } from './printable.ts';
import { table } from './table.ts';

describe('text from outside', () => {
  it('cannot steer the terminal', () => {
    expect(printable('a\u001b[31mred\u0007\u202e')).toBe('a\\u001b[31mred\\u0007\\u202e');
    expect(printable('two\nlines\tand a tab')).toBe('two lines and a tab');
  });

  it('is cut to a width, counted in characters', () => {
    expect(clipped('👍👍👍', 3)).toBe('👍👍👍');
    expect(clipped('👍👍👍👍', 3)).toBe('👍👍…');
    expect(clipped('abc', 0)).toBe('…');
  });
});

describe('table', () => {
  it('aligns its columns and ends no line with spaces', () => {
    expect(
      table(
        [{ title: 'plugin' }, { title: 'calls', align: 'right' }, { title: 'state' }],
        [
          ['a', '1', 'ready'],
          ['long-name', '12345', ''],
        ],
      ),
    ).toBe('plugin     calls  state\na              1  ready\nlong-name  12345\n');
  });
});
