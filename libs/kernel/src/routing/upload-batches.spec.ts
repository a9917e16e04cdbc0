import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uploadBatches } from './upload-batches.ts';

const MAX = 100_000;

async function gathered(items: AsyncIterable<unknown>): Promise<{ values: unknown[][]; failure?: string }> {
  const values: unknown[][] = [];
  try {
    for await (const batch of uploadBatches(items, MAX)) {
      expect(batch.cost).toBe(batch.values.reduce((sum: number, item) => sum + Buffer.byteLength(JSON.stringify(item ?? null)), 0));
      values.push([...batch.values]);
    }
    return { values };
  } catch (error) {
    return { values, failure: (error as Error).message };
  }
}

describe('an upload of the program around the kernel', () => {
  it('keeps every item and their order, whenever they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.jsonValue({ maxDepth: 1 }), fc.integer({ min: 0, max: 2 }))), async (items) => {
        async function* upload(): AsyncGenerator {
          for (const [item, turns] of items) {
            for (let count = 0; count < turns; count += 1) await turn();
            yield item;
          }
        }
        expect((await gathered(upload())).values.flat()).toEqual(items.map(([item]) => item));
      }),
      { numRuns: 100 },
    );
  });

  it('goes together where it comes together, and by itself where it does not', async () => {
    async function* upload(): AsyncGenerator {
      yield* [1, 2, 3];
      await turn();
      await turn();
      yield* ['x'.repeat(20_000), 4];
    }
    expect((await gathered(upload())).values.map(({ length }) => length)).toEqual([3, 1, 1]);
  });

  it('fails behind what came before: by its own error, and by an item that is too large', async () => {
    async function* failing(): AsyncGenerator {
      yield* [1, 2];
      await Promise.resolve();
      throw new Error('no more');
    }
    async function* large(): AsyncGenerator {
      yield* [1, 'x'.repeat(MAX), 2];
      await Promise.resolve();
    }
    expect(await gathered(failing())).toEqual({ values: [[1, 2]], failure: 'no more' });
    expect(await gathered(large())).toEqual({ values: [[1]], failure: `Limit exceeded: messages of ${String(MAX)} bytes of JSON.` });
  });

  it('is left when nobody takes it any more, also while nothing comes', async () => {
    let left = 0;
    async function* upload(more: Promise<void>): AsyncGenerator {
      try {
        yield 1;
        await more;
        yield 2;
      } finally {
        left += 1;
      }
    }
    const early = uploadBatches(upload(Promise.resolve()), MAX);
    await early.next();
    await early.return();
    await expect.poll(() => left).toBe(1);
    let resume = (): void => undefined;
    const late = uploadBatches(upload(new Promise((resolve) => (resume = resolve))), MAX);
    expect(await late.next()).toEqual({ done: false, value: { values: [1], cost: 1 } });
    await late.return();
    expect(left).toBe(1);
    resume();
    await expect.poll(() => left).toBe(2);
  });
});
