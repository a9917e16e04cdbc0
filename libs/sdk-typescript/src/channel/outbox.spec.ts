import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';

describe('Outbox', () => {
  it('lets what is sent within one turn leave together, in order', async () => {
    const batches: (readonly string[])[] = [];
    const outbox = new Outbox((batch) => batches.push(batch));
    outbox.add({ n: 1 });
    await Promise.resolve();
    outbox.add({ n: 2 });
    expect(batches).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    outbox.add({ n: 3 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([['{"n":1}', '{"n":2}'], ['{"n":3}']]);
  });

  it('refuses what is no JSON, and sends the rest', () => {
    const batches: (readonly string[])[] = [];
    const outbox = new Outbox((batch) => batches.push(batch));
    outbox.add({ n: 1 });
    expect(() => outbox.add({ n: 1n })).toThrow(TypeError);
    outbox.flush();
    outbox.flush();
    expect(batches).toEqual([['{"n":1}']]);
  });
});
