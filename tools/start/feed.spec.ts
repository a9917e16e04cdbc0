import { describe, expect, it } from 'vitest';
import { feed, type FeedOptions } from './feed.ts';

const documents = Array.from({ length: 20 }, (_, index) => ({ id: `d${String(index)}`, content: 'text' }));

function options(over: Partial<FeedOptions> = {}): FeedOptions {
  return { concurrency: 4, signal: new AbortController().signal, pauseMs: 1, onDone: () => undefined, ...over };
}

function failing(code: string, retryable: boolean): Error {
  return Object.assign(new Error(code), { code, retryable });
}

describe('feed', () => {
  it('keeps at most the given number in flight and feeds every document once', async () => {
    const seen: string[] = [];
    let flying = 0;
    let most = 0;
    const fed = await feed(
      documents,
      async ({ id }) => {
        flying += 1;
        most = Math.max(most, flying);
        await Promise.resolve();
        seen.push(id);
        flying -= 1;
      },
      options(),
    );
    expect(fed.accepted).toBe(20);
    expect(new Set(seen).size).toBe(20);
    expect(most).toBe(4);
  });

  it('counts refused documents by code and goes on', async () => {
    const fed = await feed(documents, ({ id }) => (id === 'd3' ? Promise.reject(failing('documents/not-a-document', false)) : Promise.resolve()), options());
    expect(fed.accepted).toBe(19);
    expect([...fed.refused]).toEqual([['documents/not-a-document', ['d3']]]);
  });

  it('tries again what is refused only for the moment', async () => {
    let left = 3;
    const fed = await feed(documents.slice(0, 1), () => (left-- > 0 ? Promise.reject(failing('core/limit-exceeded', true)) : Promise.resolve()), options());
    expect(fed).toEqual({ accepted: 1, refused: new Map() });
  });

  it('starts nothing after an abort', async () => {
    const controller = new AbortController();
    let started = 0;
    const fed = await feed(
      documents,
      () => {
        started += 1;
        if (started === 5) controller.abort();
        return Promise.resolve();
      },
      options({ concurrency: 1, signal: controller.signal }),
    );
    expect(started).toBe(5);
    expect(fed.accepted).toBe(5);
  });

  it('ends with an error that is no answer of a plugin', async () => {
    let started = 0;
    const extract = async (): Promise<never> => {
      started += 1;
      await Promise.resolve();
      throw new TypeError('broken');
    };
    await expect(feed(documents, extract, options())).rejects.toThrow('broken');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(started).toBe(4);
  });
});
