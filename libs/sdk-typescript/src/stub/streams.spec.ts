import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { STREAM_WINDOW } from '../wire/limits.ts';
import { streamer, type StreamingHandler } from './fixtures/streamer.ts';
import { codeOf, tally } from './fixtures/tally.ts';
import { ReplayDivergence } from './replay.ts';

async function gather(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Gives back what is uploaded, one higher. */
const raise: StreamingHandler = async function* (_, { upload }) {
  let count = 0;
  for await (const { n } of upload) {
    count += 1;
    yield { n: n + 1 };
  }
  return { count };
};

describe('a call on the stub that streams', () => {
  it('gives items and output, and fills in the defaults of what is uploaded', async () => {
    const stub = streamer(raise);
    const call = stub.call('run', {}, { upload: [{ n: 1 }, {}] });
    expect(await gather(call)).toEqual([{ n: 2 }, { n: 8 }]);
    expect(await call).toEqual({ count: 2 });
    expect(stub.records()).toMatchObject([{ method: 'tally/run', upload: [{ n: 1 }, {}], end: { items: [{ n: 2 }, { n: 8 }], data: { count: 2 } } }]);
  });

  it('needs nobody who iterates', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ n, text: 'x'.repeat(10_000) }));
    const stub = streamer(async function* () {
      for (const item of many) yield item;
      await turn();
      return {};
    });
    expect(await stub.call('run', {})).toEqual({});
    expect(stub.records()[0]?.end?.items).toEqual(many);
  });

  it('waits for whoever iterates, with a window as on the real kernel', async () => {
    let yielded = 0;
    const stub = streamer(async function* () {
      for (; yielded < 100; yielded += 1) yield { n: yielded, text: 'x'.repeat(STREAM_WINDOW / 4) };
      await turn();
      return {};
    });
    const call = stub.call('run', {});
    for (let at = 0; at < 20; at += 1) await turn();
    expect(yielded).toBeLessThan(6);
    expect(await gather(call)).toHaveLength(100);
  });

  it('is withdrawn when its iteration is left', async () => {
    let aborted = false;
    let left = false;
    const stub = streamer(async function* (_, { signal }) {
      try {
        for (let n = 0; ; n += 1) {
          yield { n };
          await turn();
        }
      } finally {
        aborted = signal.aborted;
        left = true;
      }
    });
    const call = stub.call('run', {});
    for await (const item of call) if ((item as { n: number }).n === 2) break;
    expect(await codeOf(call)).toBe('core/cancelled');
    await turn();
    await turn();
    expect([aborted, left]).toEqual([true, true]);
  });

  it('refuses an item of either direction that does not fit', async () => {
    const stub = streamer(raise);
    const call = stub.call('run', {}, { upload: [{ n: 1 }, { n: 'two' }, { n: 3 }] });
    expect(await codeOf(gather(call))).toBe('core/invalid');
    expect(await codeOf(call)).toBe('core/invalid');
    expect(stub.records()[0]).toMatchObject({ upload: [{ n: 1 }, { n: 'two' }], end: { error: { code: 'core/invalid' }, items: [{ n: 2 }] } });
    const wrong = streamer(async function* () {
      yield await Promise.resolve({ n: 'two' });
      return {};
    });
    expect(await codeOf(gather(wrong.call('run', {})))).toBe('core/contract-violation');
  });

  it('is refused where nothing can be uploaded', async () => {
    expect(await codeOf(tally().call('add', { by: 1 }, { upload: [] }))).toBe('core/invalid');
  });

  it('leaves what is uploaded when it is over, also where nothing comes', async () => {
    const seen: string[] = [];
    const idle = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => undefined),
        return: () => {
          seen.push('left');
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    };
    const stub = streamer(async function* (_, { upload }) {
      try {
        for await (const item of upload) yield item;
        return {};
      } catch (error) {
        seen.push((error as { code: string }).code);
        throw error;
      }
    });
    const call = stub.call('run', {}, { upload: idle, timeoutMs: 5 });
    call.catch(() => undefined);
    await turn();
    await stub.clock.advance(10);
    expect(await codeOf(call)).toBe('core/timeout');
    await turn();
    expect(seen).toEqual(['left', 'core/cancelled']);
  });

  it('ends with the plugin, and with the deadline', async () => {
    const endless: StreamingHandler = async function* (_, { upload }) {
      yield { n: 1 };
      for await (const item of upload) yield item;
      await new Promise(() => undefined);
      return {};
    };
    const stub = streamer(endless);
    const crashing = stub.call('run', {});
    const items: unknown[] = [];
    const over = (async () => {
      for await (const item of crashing) items.push(item);
    })();
    await turn();
    stub.crash();
    expect([await codeOf(over), items]).toEqual(['core/unavailable', [{ n: 1 }]]);
    const late = gather(stub.call('run', {}, { timeoutMs: 5 }));
    late.catch(() => undefined);
    await stub.clock.advance(10);
    expect(await codeOf(late)).toBe('core/timeout');
  });
});

describe('a call of the plugin that streams', () => {
  /** Streams on what it is given, over `bank/list`. */
  const relay: StreamingHandler = async function* (_, { upload, kernel }) {
    const call = kernel.stream('bank/list', {}, { download: true, upload });
    for await (const item of call) yield item;
    return { bank: await call };
  };

  it('is answered by a generator, as a handler is', async () => {
    const stub = streamer(relay);
    stub.script('bank/list', async function* (_, upload) {
      for await (const { n } of upload) yield { n: n * 10 };
      return 'done';
    });
    const call = stub.call('run', {}, { upload: [{ n: 1 }, { n: 2 }] });
    expect(await gather(call)).toEqual([{ n: 10 }, { n: 20 }]);
    expect(await call).toEqual({ bank: 'done' });
    expect(stub.records()[1]).toMatchObject({ direction: 'out', method: 'bank/list', upload: [{ n: 1 }, { n: 2 }], end: { items: [{ n: 10 }, { n: 20 }] } });
  });

  it('may be answered by an output alone', async () => {
    const stub = streamer(relay);
    stub.script('bank/list', 'nothing there');
    expect(await stub.call('run', {})).toEqual({ bank: 'nothing there' });
  });

  it('leaves the script where the plugin leaves the items', async () => {
    let left = false;
    const stub = streamer(async function* (_, { kernel }) {
      for await (const item of kernel.stream('bank/list', {}, { download: true })) {
        yield item;
        break;
      }
      return {};
    });
    stub.script('bank/list', function* () {
      try {
        for (let n = 0; ; n += 1) yield { n };
      } finally {
        left = true;
      }
    });
    expect(await gather(stub.call('run', {}))).toEqual([{ n: 0 }]);
    await turn();
    expect(left).toBe(true);
    expect(stub.records()[1]).toMatchObject({ end: { error: { code: 'core/cancelled' } } });
  });

  it('is over for who left its items, also where the script is not', async () => {
    const stub = streamer(async function* (_, { kernel }) {
      const call = kernel.stream('bank/list', {}, { download: true });
      for await (const item of call) {
        yield item;
        break;
      }
      return { code: await codeOf(call) };
    });
    stub.script('bank/list', async function* () {
      yield { n: 1 };
      await new Promise(() => undefined);
      return 'never';
    });
    const call = stub.call('run', {});
    expect(await gather(call)).toEqual([{ n: 1 }]);
    expect(await call).toEqual({ code: 'core/cancelled' });
    expect(stub.records()[1]?.end).toMatchObject({ error: { code: 'core/cancelled' }, items: [{ n: 1 }] });
  });

  it('is refused where it uploads to an operation that takes nothing', async () => {
    const stub = streamer(async function* (_, { kernel }) {
      yield* [];
      return await kernel.stream('bank/rate', {}, { upload: [] });
    });
    stub.script('bank/rate', {});
    expect(await codeOf(stub.call('run', {}))).toBe('core/invalid');
  });

  it('is refused for what it uploads, and is a mistake of the test where the script does not fit', async () => {
    const refused = streamer(async function* (_, { kernel }) {
      yield await Promise.resolve({ n: 1 });
      return await kernel.stream('bank/list', {}, { upload: [{ n: 'two' }] });
    });
    refused.script('bank/list', async (_, upload) => ({ items: await gather(upload) }));
    expect(await codeOf(refused.call('run', {}))).toBe('core/invalid');
    const stub = streamer(relay);
    stub.script('bank/list', function* (): Generator<never> {
      yield { n: 'two' } as never;
    });
    await expect(stub.call('run', {})).rejects.toThrow('an item scripted for bank/list does not fit: /n must be an integer');
    const other = streamer(async function* (_, { kernel }) {
      yield* [];
      return await kernel.call('bank/rate', {});
    });
    other.script('bank/rate', function* () {
      yield 1;
    });
    await expect(other.call('run', {})).rejects.toThrow('bank/rate streams nothing to its caller');
  });
});

describe('a fault in the middle of a stream', () => {
  const relay: StreamingHandler = async function* (_, { upload, kernel }) {
    const call = kernel.stream('bank/list', {}, { download: true, upload });
    for await (const item of call) yield item;
    return { bank: await call };
  };
  const script = function* (): Generator<{ n: number }, string> {
    for (let n = 0; n < 5; n += 1) yield { n };
    return 'done';
  };
  const outcome = async (stub: ReturnType<typeof streamer>, upload?: readonly unknown[]): Promise<unknown> => {
    const items: unknown[] = [];
    const call = stub.call('run', {}, upload === undefined ? {} : { upload });
    const code = await codeOf(
      (async () => {
        for await (const item of call) items.push(item);
      })(),
    );
    return { code, items };
  };

  it('hits a call by the plugin after so many items, and calls that it spares not', async () => {
    const stub = streamer(relay);
    stub.script('bank/list', script);
    stub.fault('bank/list', { error: 'core/unavailable', items: 2, after: 1 });
    expect(await stub.call('run', {})).toEqual({ bank: 'done' });
    expect(await outcome(stub)).toEqual({ code: 'core/unavailable', items: [{ n: 0 }, { n: 1 }] });
  });

  it('hits a call of the plugin, which is left', async () => {
    let left = false;
    const stub = streamer(async function* () {
      try {
        for (let n = 0; ; n += 1) yield await Promise.resolve({ n });
      } finally {
        left = true;
      }
    });
    stub.fault('tally/run', { error: 'core/limit-exceeded', items: 1 });
    expect(await outcome(stub)).toEqual({ code: 'core/limit-exceeded', items: [{ n: 0 }] });
    await turn();
    expect(left).toBe(true);
  });

  it('hits an upload, and may be a crash', async () => {
    const stub = streamer(raise);
    stub.fault('tally/run', { crash: true, items: 2 });
    expect(await outcome(stub, [{ n: 1 }, { n: 2 }])).toEqual({ code: 'core/unavailable', items: [{ n: 2 }] });
    expect(await outcome(stub, [{ n: 1 }, { n: 2 }])).toEqual({ code: 'undefined', items: [{ n: 2 }, { n: 3 }] });
  });
});

describe('a recording with streams', () => {
  const twice: StreamingHandler = async function* (_, { upload, kernel }) {
    const call = kernel.stream('bank/list', {}, { download: true, upload });
    for await (const item of call) yield item;
    return await call;
  };

  it('is made again, item by item', async () => {
    const stub = streamer(twice);
    stub.script('bank/list', async function* (_, upload) {
      for await (const { n } of upload) yield { n: n * 10 };
      return 'done';
    });
    await stub.call('run', {}, { upload: [{ n: 1 }, { n: 2 }] });
    await streamer(twice).replay(stub.records());
    const other = (change: (n: number) => number): StreamingHandler =>
      async function* (_, { upload, kernel }) {
        const changed = async function* (): AsyncGenerator {
          for await (const { n } of upload) yield { n: change(n) };
        };
        const call = kernel.stream('bank/list', {}, { download: true, upload: changed() });
        for await (const item of call) yield item;
        return await call;
      };
    await streamer(other((n) => n)).replay(stub.records());
    await expect(streamer(other((n) => n + 1)).replay(stub.records())).rejects.toThrow(ReplayDivergence);
    const fewer = streamer(async function* (input, context) {
      for await (const item of twice(input, context)) if ((item as { n: number }).n === 10) yield item;
      return 'done';
    });
    await expect(fewer.replay(stub.records())).rejects.toThrow('came to something else than recorded');
  });

  it('has of a call that its caller left what came until then, and is left there again', async () => {
    const endless: StreamingHandler = async function* () {
      for (let n = 0; ; n += 1) {
        yield { n };
        await turn();
      }
    };
    const stub = streamer(endless);
    for await (const item of stub.call('run', {})) if ((item as { n: number }).n === 2) break;
    await turn();
    await turn();
    const [record] = stub.records();
    expect(record?.end).toMatchObject({ error: { code: 'core/cancelled' }, left: true });
    expect(record?.end?.items?.slice(0, 3)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    const again = streamer(endless);
    await again.replay(stub.records());
    expect(again.records()[0]?.end).toMatchObject({ error: { code: 'core/cancelled' }, left: true });
  });
});
