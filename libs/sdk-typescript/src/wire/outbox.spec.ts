import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';

describe('Outbox', () => {
  it('lets what is sent within one turn leave together, in order', async () => {
    const batches: (readonly string[])[] = [];
    const outbox = new Outbox((batch) => batches.push(batch));
    outbox.add('1');
    await Promise.resolve();
    outbox.add('2');
    expect(batches).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    outbox.add('3');
    outbox.flush();
    outbox.flush();
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([['1', '2'], ['3']]);
  });

  it('lets the first of very many leave before the turn is over', async () => {
    const sizes: number[] = [];
    const sent: string[] = [];
    const outbox = new Outbox((batch) => {
      sizes.push(batch.length);
      sent.push(...batch);
    });
    const all = Array.from({ length: 150 }, (_, n) => String(n));
    for (const one of all) outbox.add(one);
    expect(sizes).toEqual([64, 64]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sizes).toEqual([64, 64, 22]);
    expect(sent).toEqual(all);
  });
});
