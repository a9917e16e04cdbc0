import type { Operation } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { assignHandlers } from './assign.ts';

function operation(name: string, identity = name, renamedFrom: readonly string[] = []): Operation {
  return { name, identity, renamedFrom } as unknown as Operation;
}

/** The assignment in short: kept as `source>target`. */
function assign(operations: readonly Operation[], previous: Record<string, string>, files: readonly string[]): Record<string, string[]> {
  const { kept, missing, gone, unclear } = assignHandlers(operations, new Map(Object.entries(previous)), (file) => files.includes(file));
  return {
    kept: kept.map(({ source, target }) => `${source}>${target}`),
    missing: missing.map(({ name }) => name),
    gone: gone.map(({ operation: id, file }) => `${id}:${file}`),
    unclear: unclear.map(({ file }) => file),
  };
}

describe('assigning handlers', () => {
  it('keeps what is in its place, with a ledger and without', () => {
    const expected = { kept: ['a.ts>a.ts'], missing: ['b'], gone: [], unclear: [] };
    expect(assign([operation('a'), operation('b')], { a: 'a.ts' }, ['a.ts'])).toEqual(expected);
    expect(assign([operation('a'), operation('b')], {}, ['a.ts', 'helper.ts'])).toEqual(expected);
  });

  it('moves a body with its operation', () => {
    expect(assign([operation('c', 'a', ['a', 'b'])], { a: 'b.ts' }, ['b.ts'])).toEqual({
      kept: ['b.ts>c.ts'],
      missing: [],
      gone: [],
      unclear: [],
    });
    expect(assign([operation('c', 'a', ['a', 'b'])], {}, ['b.ts'])).toEqual({
      kept: ['b.ts>c.ts'],
      missing: [],
      gone: [],
      unclear: [],
    });
  });

  it('lets two operations swap their names', () => {
    const swapped = [operation('b', 'a', ['a']), operation('a', 'b', ['b'])];
    expect(assign(swapped, { a: 'a.ts', b: 'b.ts' }, ['a.ts', 'b.ts'])).toEqual({
      kept: ['a.ts>b.ts', 'b.ts>a.ts'],
      missing: [],
      gone: [],
      unclear: [],
    });
  });

  it('gives the body of a removed operation to nobody, not even to one of its name', () => {
    expect(assign([operation('a', 'a~2.0.0')], { a: 'a.ts' }, ['a.ts'])).toEqual({
      kept: [],
      missing: ['a'],
      gone: ['a:a.ts'],
      unclear: [],
    });
  });

  it('refuses to choose between two bodies', () => {
    expect(assign([operation('b', 'a', ['a'])], { a: 'a.ts' }, ['a.ts', 'b.ts'])).toEqual({
      kept: [],
      missing: [],
      gone: [],
      unclear: ['b.ts'],
    });
  });
});
