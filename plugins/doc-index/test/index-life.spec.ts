import { describe, expect, it } from 'vitest';
import { createStubKernel } from '../src/generated/stub-kernel.ts';

const d1 = { id: 'd1', format: 'text' as const, title: 'Licences', text: 'The MIT licence is short.' };
const d2 = { id: 'd2', format: 'text' as const, title: 'Other', text: 'A licence of many, many more words than the first one has.' };

describe('the index', () => {
  it('finds what was added, best first, with a snippet', async () => {
    const { calls } = createStubKernel();
    expect(await calls.add({ document: d1 })).toEqual({ added: 'new', terms: 5 });
    await calls.add({ document: d2 });
    const { hits, total } = await calls.search({ query: 'LICENCES' });
    expect(total).toBe(2);
    expect(hits.map(({ id }) => id)).toEqual(['d1', 'd2']);
    expect(hits[0]).toMatchObject({ title: 'Licences', snippet: 'The MIT licence is short.' });
    expect((await calls.search({ query: 'licence', limit: 1 })).hits).toHaveLength(1);
  });

  it('says unchanged, replaces, and rolls back by what it gave', async () => {
    const { calls } = createStubKernel();
    await calls.add({ document: d1 });
    expect(await calls.add({ document: { ...d1 } })).toMatchObject({ added: 'unchanged' });
    const replaced = await calls.add({ document: { ...d1, text: 'Nothing.' } });
    expect(replaced).toMatchObject({ added: 'replaced', previous: d1 });
    expect((await calls.search({ query: 'MIT' })).total).toBe(0);
    if (replaced.previous !== undefined) await calls.add({ document: replaced.previous });
    expect((await calls.search({ query: 'MIT' })).total).toBe(1);
  });

  it('changes nothing by whatIf', async () => {
    const stub = createStubKernel();
    expect(await stub.calls.add({ document: d1, whatIf: true })).toMatchObject({ added: 'new' });
    expect(stub.storage.size).toBe(0);
    await stub.calls.add({ document: d1 });
    const before = JSON.stringify([...stub.storage]);
    expect(await stub.calls.remove({ id: 'd1', whatIf: true })).toEqual({ removed: true, previous: d1 });
    expect(JSON.stringify([...stub.storage])).toBe(before);
  });

  it('removes on confirmation only', async () => {
    const stub = createStubKernel();
    await stub.calls.add({ document: d1 });
    await expect(stub.calls.remove({ id: 'd1' })).rejects.toMatchObject({ code: 'core/conflict' });
    expect(await stub.calls.remove({ id: 'd1', confirm: true })).toEqual({ removed: true, previous: d1 });
    expect(stub.storage.size).toBe(0);
    expect((await stub.calls.search({ query: 'licence' })).total).toBe(0);
  });

  it('is read again after a crash', async () => {
    const stub = createStubKernel();
    for (let at = 0; at < 1203; at++) await stub.calls.add({ document: { ...d2, id: `many/${String(at)}` } });
    await stub.calls.add({ document: d1 });
    stub.crash();
    expect((await stub.calls.search({ query: 'mit' })).hits).toMatchObject([{ id: 'd1' }]);
    expect((await stub.calls.search({ query: 'licence' })).total).toBe(1204);
  });

  it('tells what storage holds, not what a failed write meant', async () => {
    const stub = createStubKernel();
    await stub.calls.add({ document: d1 });
    stub.fault('kernel/storage.set', { error: 'core/limit-exceeded', times: 1 });
    await expect(stub.calls.add({ document: d2 })).rejects.toMatchObject({ code: 'core/limit-exceeded' });
    expect((await stub.calls.search({ query: 'licence' })).total).toBe(1);
    expect(await stub.calls.add({ document: d2 })).toMatchObject({ added: 'new' });
  });

  it('makes one change after another, however many come at once', async () => {
    const { calls } = createStubKernel();
    const texts = ['One text.', 'Two texts.', 'Two texts.', 'One text.'];
    const added = await Promise.all(texts.map((text) => calls.add({ document: { ...d1, text } })));
    expect(added).toMatchObject([
      { added: 'new' },
      { added: 'replaced', previous: { text: 'One text.' } },
      { added: 'unchanged' },
      { added: 'replaced', previous: { text: 'Two texts.' } },
    ]);
    const removed = await Promise.all([1, 2].map(() => calls.remove({ id: 'd1', confirm: true })));
    expect(removed.map((one) => one.removed)).toEqual([true, false]);
  });

  it('makes the next change when one failed', async () => {
    const stub = createStubKernel();
    stub.fault('kernel/storage.set', { error: 'core/limit-exceeded', times: 1 });
    const [failed, next] = await Promise.allSettled([stub.calls.add({ document: d1 }), stub.calls.add({ document: d2 })]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'core/limit-exceeded' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { added: 'new' } });
    expect((await stub.calls.search({ query: 'licence' })).hits).toMatchObject([{ id: 'd2' }]);
  });

  it('takes an id longer than a storage key', async () => {
    const { calls } = createStubKernel();
    await calls.add({ document: { ...d1, id: 'x'.repeat(1024) } });
    expect((await calls.search({ query: 'mit' })).total).toBe(1);
  });

  it('ranks by the configured parameters', async () => {
    const score = async (config: { k1: number; b: number }): Promise<number | undefined> => {
      const { calls } = createStubKernel({ config });
      await calls.add({ document: d1 });
      await calls.add({ document: d2 });
      return (await calls.search({ query: 'many' })).hits[0]?.score;
    };
    expect(await score({ k1: 0, b: 0 })).not.toBe(await score({ k1: 2, b: 0 }));
  });
});
