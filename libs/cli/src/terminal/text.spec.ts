import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { clipped, legible, printable } from './printable.ts';
import { table } from './table.ts';
import { processTerminal } from './terminal.ts';

describe('text from outside', () => {
  it('cannot steer the terminal', () => {
    expect(printable('a\u001b[31mred\u0007\u202e')).toBe('a\\u001b[31mred\\u0007\\u202e');
    expect(printable('two\nlines\tand a tab')).toBe('two lines and a tab');
  });

  it('cannot do so from inside JSON either, which means the same afterwards', () => {
    const value = { text: 'a\u001b[31m\u009b31m\u007f\u202e\u2066 é 👍', 'k\u0085y': ['\n'] };
    const shown = legible(JSON.stringify(value, undefined, 2));
    expect(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.exec(shown.replaceAll('\n', ''))).toBeNull();
    expect(JSON.parse(shown)).toEqual(value);
  });

  it('reaches a program as it is, and a terminal legibly', () => {
    const written: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const isTTY = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    onTestFinished(() => {
      write.mockRestore();
      if (isTTY === undefined) Reflect.deleteProperty(process.stdout, 'isTTY');
      else Object.defineProperty(process.stdout, 'isTTY', isTTY);
    });
    for (const value of [true, false]) {
      Object.defineProperty(process.stdout, 'isTTY', { value, configurable: true });
      processTerminal().out('"\u009b2J"');
    }
    expect(written).toEqual(['"\\u009b2J"', '"\u009b2J"']);
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
