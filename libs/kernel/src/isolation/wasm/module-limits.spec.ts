import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import wabt from 'wabt';
import { describe, expect, it } from 'vitest';
import { helloModule } from '../../../fixtures/module-plugin.ts';
import { withLimits } from './module-limits.ts';
import { webAssembly } from './web-assembly.ts';

const toolkit = await wabt();
const hello = readFileSync(helloModule);

function compiled(wat: string): Uint8Array {
  return toolkit.parseWat('test.wat', wat, { threads: true, memory64: true, reference_types: true, bulk_memory: true }).toBinary({}).buffer;
}

/** Pages, or elements, that something can come to. */
async function mostOf(bytes: Uint8Array<ArrayBuffer>, name: string, step: number): Promise<number> {
  const { exports } = new webAssembly.Instance(await webAssembly.compile(bytes), {});
  const growing = exports[name] as { grow(by: number): number };
  let most = growing.grow(0);
  try {
    for (;;) most = growing.grow(step) + step;
  } catch {
    return most;
  }
}

describe('the fixture hello', () => {
  it('is what its source says', () => {
    const source = readFileSync(helloModule.replace(/wasm$/, 'wat'), 'utf8');
    const built = toolkit.parseWat('hello.wat', source, { bulk_memory: true }).toBinary({}).buffer;
    expect(Buffer.from(built).equals(hello)).toBe(true);
  });
});

describe('withLimits', () => {
  it.each([
    ['no maximum', '(memory (export "m") 1)', 5],
    ['a greater one', '(memory (export "m") 1 100)', 5],
    ['a smaller one', '(memory (export "m") 1 3)', 3],
    ['as much from the beginning', '(memory (export "m") 5)', 5],
  ])('bounds a memory with %s', async (_, memory, pages) => {
    expect(await mostOf(withLimits(compiled(`(module ${memory})`), 5), 'm', 1)).toBe(pages);
  });

  it('bounds tables, whose elements lie in the memory of the host', async () => {
    const module = '(module (table (export "t") 1 funcref) (table 2 9 externref) (memory 1))';
    expect(await mostOf(withLimits(compiled(module), 5), 't', 33_333)).toBe(100_000);
  });

  it.each([
    ['more memory than there may be', '(module (memory 6))', 'begins with 6 and may have 5'],
    ['shared memory', '(module (memory 1 2 shared))', 'is shared or of 64 bits'],
    ['memory of 64 bits', '(module (memory i64 1))', 'is shared or of 64 bits'],
    ['a large table', '(module (table 100001 funcref))', 'begins with 100001 and may have 100000'],
  ])('refuses %s', (_, module, reason) => {
    expect(() => withLimits(compiled(module), 5)).toThrow(reason);
  });

  it('leaves everything else as it is', () => {
    const once = withLimits(hello, 70_000);
    expect(Buffer.from(withLimits(once, 70_000)).equals(Buffer.from(once))).toBe(true);
    // One maximum of three bytes.
    expect(once.length).toBe(hello.length + 3);
  });

  it('comes to an end with whatever it is given', () => {
    const mutated = fc.array(fc.tuple(fc.nat(hello.length - 1), fc.nat(255)), { maxLength: 20 }).map((edits) => {
      const bytes = Buffer.from(hello);
      for (const [at, byte] of edits) bytes[at] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        let outcome: string;
        try {
          outcome = `a module of at least ${String(Math.min(8, withLimits(bytes, 16).length))} bytes`;
        } catch (error) {
          outcome = (error as Error).message;
        }
        expect(outcome).toMatch(/module|memory|table/);
      }),
    );
  });
});
