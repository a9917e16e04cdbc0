import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, isSafePath, readLedger, writeLedger } from './ledger.ts';
import { isPluginOwned } from './owned-paths.ts';

describe('the ledger', () => {
  it('is read as it was written', () => {
    const text = writeLedger(
      'abc',
      new Map([
        ['src/main.ts', 'main\n'],
        ['package.json', '{}\n'],
      ]),
      new Map([['draw', 'draw.ts']]),
    );
    const ledger = readLedger(text, isPluginOwned);
    expect(ledger.state).toBe('read');
    expect(ledger.inputs).toBe('abc');
    expect([...ledger.files]).toEqual([
      ['package.json', digestOf('{}\n')],
      ['src/main.ts', digestOf('main\n')],
    ]);
    expect([...ledger.handlers]).toEqual([['draw', 'draw.ts']]);
  });

  it('does not mind line ends', () => {
    expect(digestOf('a\r\nb\r\n')).toBe(digestOf('a\nb\n'));
  });

  it("never speaks of a file outside the machine's part", () => {
    const digest = digestOf('x');
    const hostile = [
      '../../package.json',
      '/etc/passwd',
      'src/generated/../../test/a.ts',
      'src\\generated\\a',
      'C:/a',
      'src/handlers/draw.ts',
      'test/a.spec.ts',
      'src/generated//a',
      '.',
      '',
      'src/generated/\0',
    ];
    const files = Object.fromEntries(hostile.map((path) => [path, digest]));
    const text = JSON.stringify({
      ledger: 'plugwright/v1',
      files: { ...files, 'src/generated/ok.ts': digest },
      handlers: { a: '../a.ts', b: 'b.ts', c: 'x/c.ts' },
    });
    const ledger = readLedger(text, isPluginOwned);
    expect([...ledger.files.keys()]).toEqual(['src/generated/ok.ts']);
    expect([...ledger.handlers.values()]).toEqual(['b.ts']);
  });

  it('is broken, not fatal, whatever stands in it', () => {
    expect(readLedger(undefined, isPluginOwned).state).toBe('absent');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readLedger(text, isPluginOwned).state === 'broken'));
  });

  it('knows a path that leaves its folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '..', '.', ''), { minLength: 1 }),
        (parts) => isSafePath(parts.join('/')) === parts.every((part) => part === 'a'),
      ),
    );
  });
});
