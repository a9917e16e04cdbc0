import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IncomingStream } from './incoming-stream.ts';
import { ItemBatch } from './item-batch.ts';
import { UnsendableError } from '../message-text.ts';
import { OutgoingStream } from './outgoing-stream.ts';

/** Both ends of a stream, what crosses it in later turns. */
function wire(window: number): { out: OutgoingStream; incoming: IncomingStream; sizes: number[]; most: () => number } {
  const sizes: number[] = [];
  let ahead = 0;
  let most = 0;
  const incoming = new IncomingStream(window, (bytes) => {
    ahead -= bytes;
    setImmediate(() => out.grant(bytes));
  });
  const out = new OutgoingStream(window, {
    items: (texts) => {
      const cost = texts.join(',').length;
      sizes.push(texts.length);
      most = Math.max(most, (ahead += cost));
      setImmediate(() => incoming.push(JSON.parse(`[${texts.join(',')}]`) as unknown[], cost));
      return cost;
    },
    bytes: () => 0,
    end: () => setImmediate(() => incoming.end()),
  });
  return { out, incoming, sizes, most: () => most };
}

async function send(out: OutgoingStream, items: Iterable<unknown>, pauses: boolean): Promise<void> {
  const batch = new ItemBatch(out);
  for (const item of items) {
    const room = batch.add(item);
    if (room !== undefined) await room;
    if (pauses) await turn();
  }
  await batch.flush();
  out.end();
}

describe('items in batches', () => {
  it('arrive in order and whole, with no more on its way than there is room for and one item', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json({ maxDepth: 1 }), { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), fc.boolean(), async (texts, window, pauses) => {
        const { out, incoming, most } = wire(window);
        const items = texts.map((text) => JSON.parse(text) as unknown);
        const sent = send(out, items, pauses);
        const got: unknown[] = [];
        for await (const item of incoming) got.push(item);
        await sent;
        expect(got).toEqual(items);
        const largest = Math.max(0, ...items.map((item) => JSON.stringify(item).length));
        // Commas count; each of them is beside a character of an item.
        expect(most()).toBeLessThanOrEqual(2 * window + largest);
      }),
      { numRuns: 100 },
    );
  });

  it('are taken as they were when they were added', async () => {
    const { out, incoming } = wire(1_000);
    const batch = new ItemBatch(out);
    const item = { n: 1 };
    void batch.add(item);
    item.n = 2;
    void batch.add(undefined);
    await batch.flush();
    out.end();
    const got: unknown[] = [];
    for await (const one of incoming) got.push(one);
    expect(got).toEqual([{ n: 1 }, null]);
  });

  it('leave at the end of the turn, and fail for whoever comes next', async () => {
    const { out, sizes } = wire(1_000);
    const batch = new ItemBatch(out);
    expect([batch.add(1), batch.add(2)]).toEqual([undefined, undefined]);
    await turn();
    expect(sizes).toEqual([2]);
    void batch.add(3);
    out.close(new Error('nobody listens'));
    await turn();
    await turn();
    expect(() => batch.add(4)).toThrow('nobody listens');
    expect(() => batch.flush()).toThrow('nobody listens');
  });
});

describe('a batch', () => {
  it('that no message can carry goes item by item, up to the one that cannot go by itself', async () => {
    const sent: (readonly string[])[] = [];
    const out = new OutgoingStream(1_000, {
      items: (texts) => {
        if (texts.join().length > 20) throw new UnsendableError('too long');
        sent.push(texts);
        return 1;
      },
      bytes: () => 0,
      end: () => undefined,
    });
    const batch = new ItemBatch(out);
    for (const item of ['a', 'b'.repeat(17), 'c', 'd'.repeat(20), 'e']) void batch.add(item);
    await expect(batch.flush()).rejects.toThrow('too long');
    expect(sent).toEqual([['"a"'], [`"${'b'.repeat(17)}"`], ['"c"']]);
    expect(() => batch.add('f')).toThrow('too long');
  });

  it('that waits is waited for by the end', async () => {
    const sent: (readonly string[])[] = [];
    const { promise: drained, resolve: drain } = Promise.withResolvers<undefined>();
    let full = true;
    const out = new OutgoingStream(1_000, {
      items: (texts) => sent.push(texts),
      bytes: () => 0,
      end: () => undefined,
      drained: () => (full ? drained.then(() => undefined) : undefined),
    });
    const batch = new ItemBatch(out);
    void batch.add(1);
    await turn();
    let flushed = false;
    const over = (async () => {
      await batch.flush();
      flushed = true;
      out.end();
    })();
    await turn();
    expect([flushed, sent]).toEqual([false, []]);
    full = false;
    drain(undefined);
    await over;
    expect(sent).toEqual([['1']]);
  });
});

describe('a stream that several look at', () => {
  it('wakes each of them, and gives each item to one', async () => {
    const incoming = new IncomingStream(1_000, () => undefined);
    const readers = Array.from({ length: 3 }, async () => {
      const got: unknown[] = [];
      for await (const item of incoming) got.push(item);
      return got;
    });
    await turn();
    incoming.push([1], 1);
    await turn();
    incoming.push([2, 3], 1);
    incoming.end();
    expect((await Promise.all(readers)).flat().sort()).toEqual([1, 2, 3]);
  });
});

describe('a stream that nobody looks at', () => {
  it('is taken as fast as it comes', async () => {
    const { out, incoming } = wire(50);
    const sent = send(
      out,
      Array.from({ length: 100 }, (_, n) => n),
      false,
    );
    for (let at = 0; at < 5; at += 1) await turn();
    incoming.drop();
    await sent;
    const got: unknown[] = [];
    for await (const item of incoming) got.push(item);
    expect(got).toEqual([]);
  });
});
