import { describe, expect, it } from 'vitest';
import { createStubKernel } from '../src/generated/stub-kernel.ts';

const documentOf = (id: string): { id: string; format: 'text'; title: string; text: string } => ({ id, format: 'text', title: id, text: `The text of ${id}.` });

/** A stub whose index holds documents of these ids. */
async function stubWith(...ids: readonly string[]): Promise<ReturnType<typeof createStubKernel>> {
  const stub = createStubKernel();
  for (const id of ids) await stub.calls.add({ document: documentOf(id) });
  return stub;
}

describe('the list', () => {
  it('streams every document whole, by id, and counts them', async () => {
    const { calls } = await stubWith('c', 'a', 'b');
    const listing = calls.list({});
    const found: unknown[] = [];
    for await (const document of listing) found.push(document);
    expect(found).toEqual(['a', 'b', 'c'].map(documentOf));
    expect(await listing).toEqual({ count: 3 });
  });

  it('may be asked for the count alone', async () => {
    const { calls } = await stubWith('a', 'b');
    expect(await calls.list({})).toEqual({ count: 2 });
  });

  it('reads no more of the storage than is asked for', async () => {
    const text = 'word '.repeat(20_000);
    const stub = createStubKernel();
    for (let at = 0; at < 20; at += 1) await stub.calls.add({ document: { ...documentOf(String(at)), text } });
    const before = stub.records().length;
    const listing = stub.calls.list({});
    for await (const document of listing) {
      expect(document.id).toBe('0');
      break;
    }
    await expect(listing).rejects.toMatchObject({ code: 'core/cancelled' });
    const read = stub
      .records()
      .slice(before)
      .filter(({ method }) => method === 'kernel/storage.get');
    expect(read.length).toBeLessThan(6);
  });

  it('that nobody takes holds up nobody else, and leaves out what is removed meanwhile', async () => {
    const text = 'word '.repeat(20_000);
    const { calls } = createStubKernel();
    const ids = Array.from({ length: 20 }, (_, at) => String(at + 10));
    for (const id of ids) await calls.add({ document: { ...documentOf(id), text } });
    const found: string[] = [];
    const listing = calls.list({});
    for await (const { id } of listing) {
      found.push(id);
      if (found.length > 1) continue;
      expect(await calls.search({ query: 'word', limit: 1 })).toMatchObject({ total: 20 });
      expect(await calls.add({ document: documentOf('later') })).toMatchObject({ added: 'new' });
      expect(await calls.remove({ id: '29', confirm: true })).toMatchObject({ removed: true });
    }
    expect(found).toEqual(ids.slice(0, -1));
    expect(await listing).toEqual({ count: 19 });
  });

  it('leaves out what is in the storage no more', async () => {
    const stub = await stubWith('a', 'b');
    stub.script('kernel/storage.get', {});
    expect(await stub.calls.list({})).toEqual({ count: 0 });
  });
});
