import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CallContext, Caller } from '../context.ts';
import type { Validator } from '../definition.ts';
import { STREAM_WINDOW } from '../wire/limits.ts';
import type { RpcMessage } from '../wire/rpc.ts';
import { serve } from './fixtures/served-session.ts';

type Uploading = CallContext<Caller> & { readonly upload: AsyncIterable<unknown> };

const anything: Validator = () => true;
const isNumber: Validator = (value) => typeof value === 'number';
const both = { download: anything, upload: anything };
const meta = { timestamp: 0, from: 'q', to: ['p'], type: 'request' };

/** Items of each `$/data` among messages. */
function batches(sent: readonly RpcMessage[]): unknown[][] {
  return sent.flatMap((message) =>
    'method' in message && message.method === '$/data' ? [((message.params?.data ?? {}) as { items?: unknown[] }).items ?? []] : [],
  );
}

const notes = (sent: readonly RpcMessage[], method: string): unknown[] =>
  sent.flatMap((message) => ('method' in message && message.method === method ? [message.params?.data] : []));

const credit = (id: number, to: string, bytes: number): object => ({ jsonrpc: '2.0', method: '$/credit', params: { data: { id, to, bytes } } });
const data = (id: number, to: string, piece: object): object => ({ jsonrpc: '2.0', method: '$/data', params: { data: { id, to, ...piece } } });
const cancel = (id: number): object => ({ jsonrpc: '2.0', method: '$/cancel', params: { data: { id } } });

async function settle(): Promise<void> {
  for (let at = 0; at < 10; at += 1) await turn();
}

describe('an operation with a download', () => {
  it('streams small items together and in order, before its answer', async () => {
    async function* list(): AsyncGenerator<number, object> {
      for (let n = 0; n < 1_000; n += 1) yield n;
      await turn();
      yield 1_000;
      return { found: 1_001 };
    }
    const { ask, sent } = serve({ list }, { list: { download: isNumber } });
    expect((await ask('p/list', {}, { ...meta, download: STREAM_WINDOW })).result?.data).toEqual({ found: 1_001 });
    expect(batches(sent).flat()).toEqual(Array.from({ length: 1_001 }, (_, n) => n));
    expect(batches(sent)).toHaveLength(2);
    expect(sent.at(-1)).toMatchObject({ result: {} });
  });

  it('cuts what it streams into messages that others get between', async () => {
    function* list(): Generator<string, object> {
      for (let n = 0; n < 20; n += 1) yield 'x'.repeat(5_000);
      return {};
    }
    const { ask, sent } = serve({ list }, { list: { download: anything } }, 30_000);
    expect((await ask('p/list', {}, { ...meta, download: STREAM_WINDOW })).result?.data).toEqual({});
    expect(batches(sent).map((items) => items.length)).toEqual([4, 4, 4, 4, 4]);
  });

  it('breaks its contract by an item that no message can carry', async () => {
    function* list(): Generator<string, object> {
      yield 'x'.repeat(20_000);
      return {};
    }
    const { ask } = serve({ list }, { list: { download: anything } });
    expect((await ask('p/list', {}, { ...meta, download: STREAM_WINDOW })).error).toMatchObject({
      message: expect.stringContaining('it has 20089 bytes of JSON'),
      data: { code: 'core/contract-violation' },
    });
  });

  it('waits while the caller has no room', async () => {
    let yielded = 0;
    async function* list(): AsyncGenerator<string, object> {
      for (; yielded < 6; yielded += 1) yield 'x'.repeat(100);
      await turn();
      return {};
    }
    const { ask, sent, deliver } = serve({ list }, { list: { download: anything } });
    const answered = ask('p/list', {}, { ...meta, download: 0 });
    await settle();
    expect([yielded, batches(sent)]).toEqual([0, []]);
    deliver(credit(1, 'caller', 1));
    await settle();
    expect([yielded, batches(sent).flat().length]).toEqual([1, 1]);
    deliver(credit(1, 'caller', 10_000));
    expect((await answered).result?.data).toEqual({});
    expect(batches(sent).flat()).toHaveLength(6);
  });

  it('is left where it waits when its call is withdrawn', async () => {
    let left = false;
    async function* list(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        await turn();
        left = true;
      }
    }
    const { ask, deliver } = serve({ list }, { list: { download: anything } });
    const answered = ask('p/list', {}, { ...meta, download: 50 });
    await settle();
    deliver(cancel(1));
    expect((await answered).error?.data.code).toBe('core/cancelled');
    expect(left).toBe(true);
  });

  it('breaks its contract by an item that does not fit, and by one that is no JSON', async () => {
    async function* list(input: unknown): AsyncGenerator<unknown, object> {
      yield 1;
      await turn();
      yield input === 'big' ? 1n : 'two';
      return {};
    }
    const { ask, sent } = serve({ list }, { list: { download: (value) => isNumber(value) || typeof value === 'bigint' } });
    expect((await ask('p/list', {}, { ...meta, download: 1_000 })).error).toMatchObject({ message: expect.stringContaining('an item of list does not fit') });
    expect((await ask('p/list', 'big', { ...meta, download: 1_000 })).error).toMatchObject({ message: expect.stringContaining('it is not JSON') });
    expect(batches(sent)).toEqual([[1], [1]]);
  });

  it('sends what it yielded before it failed', async () => {
    async function* list(): AsyncGenerator<number> {
      yield 1;
      await Promise.resolve();
      throw new Error('oops');
    }
    const { ask, sent } = serve({ list }, { list: { download: anything } });
    expect((await ask('p/list', {}, { ...meta, download: 1_000 })).error?.data.code).toBe('core/contract-violation');
    expect(batches(sent)).toEqual([[1]]);
  });

  it('sends nothing to a caller that offered nothing', async () => {
    function* list(): Generator<number, object> {
      yield 1;
      return { done: true };
    }
    const { ask, sent } = serve({ list }, { list: { download: anything } });
    expect((await ask('p/list', {}, meta)).result?.data).toEqual({ done: true });
    expect(sent).toHaveLength(1);
  });
});

describe('an operation with an upload', () => {
  const sum = async (_: unknown, { upload }: Uploading): Promise<object> => {
    let total = 0;
    for await (const item of upload) total += item as number;
    return { total };
  };

  it('gives room at once, and reads to the end', async () => {
    const { ask, sent, deliver } = serve({ sum }, { sum: { upload: anything } });
    const answered = ask('p/sum', {}, { ...meta, upload: true });
    expect(notes(sent, '$/credit')).toEqual([{ id: 1, to: 'callee', bytes: STREAM_WINDOW }]);
    deliver(data(1, 'callee', { items: [1, 2] }));
    deliver(data(1, 'callee', { items: [3], end: true }));
    expect((await answered).result?.data).toEqual({ total: 6 });
  });

  it('finds nothing where the caller announced nothing', async () => {
    const { ask, sent } = serve({ sum }, { sum: { upload: anything } });
    expect((await ask('p/sum', {}, meta)).result?.data).toEqual({ total: 0 });
    expect(notes(sent, '$/credit')).toEqual([]);
  });

  it('drops the rest of what it leaves, and takes it from the caller all the same', async () => {
    const first = async (_: unknown, { upload }: Uploading): Promise<unknown> => {
      for await (const item of upload) {
        await settle();
        return { item };
      }
      return {};
    };
    const hold = async (input: unknown, context: Uploading): Promise<unknown> => {
      const found = await first(input, context);
      await settle();
      return found;
    };
    const { ask, sent, deliver } = serve({ hold }, { hold: { upload: anything } });
    const answered = ask('p/hold', {}, { ...meta, upload: true });
    const piece = data(1, 'callee', { items: ['x'.repeat(STREAM_WINDOW / 2)] });
    for (let at = 0; at < 2; at += 1) deliver(piece);
    await answered;
    expect(notes(sent, '$/credit')).toHaveLength(3);
  });

  it('hears that the call was withdrawn', async () => {
    const { ask, deliver } = serve({ sum }, { sum: { upload: anything } });
    const answered = ask('p/sum', {}, { ...meta, upload: true });
    deliver(data(1, 'callee', { items: [1] }));
    deliver(cancel(1));
    expect((await answered).error?.data.code).toBe('core/cancelled');
  });
});

describe('a call that streams', () => {
  const offering = { ...meta, download: STREAM_WINDOW };
  const reply = (id: number): object => ({ jsonrpc: '2.0', id, result: { data: { found: 3 } } });

  it('offers what the operation declares, and gives items, credit and output', async () => {
    const { ask, sent, deliver } = serve(
      {
        run: async (_, { kernel }) => {
          const call = kernel.stream('q/list', { query: 'a' }, { download: true });
          const items: unknown[] = [];
          for await (const item of call) items.push((item as string).length);
          return { items, output: await call };
        },
      },
      {},
    );
    const answered = ask('p/run', {}, meta);
    expect(sent[0]).toMatchObject({ method: 'q/list', params: { data: { query: 'a' }, _meta: { download: STREAM_WINDOW } } });
    expect(sent[0]).not.toHaveProperty('params._meta.upload');
    deliver(data(1, 'caller', { items: ['a', 'x'.repeat(STREAM_WINDOW / 2)] }));
    await settle();
    expect(notes(sent, '$/credit')).toEqual([{ id: 1, to: 'caller', bytes: expect.any(Number) }]);
    deliver(data(1, 'caller', { items: ['bc'] }));
    deliver(reply(1));
    expect((await answered).result?.data).toEqual({ items: [1, STREAM_WINDOW / 2, 2], output: { found: 3 } });
  });

  it('takes and drops the items of whoever awaits the output only, and says so to one who iterates later', async () => {
    const { ask, sent, deliver } = serve({
      run: async (_, { kernel }) => {
        const call = kernel.stream('q/list', {}, { download: true });
        const output = await call;
        try {
          for await (const item of call) return item;
        } catch (error) {
          return { output, error: (error as Error).message };
        }
        return {};
      },
    });
    const answered = ask('p/run', {}, meta);
    await turn();
    for (let at = 0; at < 4; at += 1) deliver(data(1, 'caller', { items: ['x'.repeat(STREAM_WINDOW / 2)] }));
    expect(notes(sent, '$/credit')).toHaveLength(4);
    deliver(reply(1));
    expect((await answered).result?.data).toEqual({ output: { found: 3 }, error: expect.stringContaining('were dropped') });
  });

  it('is withdrawn when its iteration is left', async () => {
    const { ask, sent, deliver } = serve({
      run: async (_, { kernel }) => {
        const call = kernel.stream('q/list', {}, { download: true });
        for await (const item of call) {
          const code = call.then(
            () => 'none',
            (error: unknown) => (error as { code: string }).code,
          );
          if (item === 'b') return { item, code: await Promise.race([code, Promise.resolve('open')]) };
        }
        return {};
      },
    });
    const answered = ask('p/run', {}, meta);
    deliver(data(1, 'caller', { items: ['a', 'b', 'c'] }));
    expect((await answered).result?.data).toEqual({ item: 'b', code: 'open' });
    expect(notes(sent, '$/cancel')).toEqual([{ id: 1 }]);
    // What was on its way comes all the same.
    deliver(data(1, 'caller', { items: ['d'] }));
    deliver(reply(1));
  });

  it('fails in its iteration as in its output, with what came before', async () => {
    const { ask, deliver } = serve({
      run: async (_, { kernel }) => {
        const call = kernel.stream('q/list', {}, { download: true });
        const items: unknown[] = [];
        try {
          for await (const item of call) items.push(item);
        } catch (error) {
          return { items, code: (error as { code: string }).code, again: await call.catch((reason: unknown) => (reason as { code: string }).code) };
        }
        return {};
      },
    });
    const answered = ask('p/run', {}, meta);
    deliver(data(1, 'caller', { items: ['a'], end: true }));
    await settle();
    deliver({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'm', data: { code: 'q/gone', class: 'c', retryable: false } } });
    expect((await answered).result?.data).toEqual({ items: ['a'], code: 'q/gone', again: 'q/gone' });
  });

  it('uploads no faster than the callee reads, and says where it ends', async () => {
    let taken = 0;
    function* numbers(): Generator<number> {
      for (; taken < 3; taken += 1) yield taken;
    }
    const { ask, sent, deliver } = serve({ run: (_, { kernel }) => kernel.stream('q/sum', {}, { upload: numbers() }) });
    const answered = ask('p/run', {}, meta);
    await settle();
    expect([sent.length, taken]).toEqual([1, 0]);
    expect(sent[0]).toMatchObject({ params: { _meta: { upload: true } } });
    expect(sent[0]).not.toHaveProperty('params._meta.download');
    deliver(credit(1, 'callee', 1_000));
    await settle();
    expect(notes(sent, '$/data')).toEqual([
      { id: 1, to: 'callee', items: [0] },
      { id: 1, to: 'callee', items: [1, 2] },
      { id: 1, to: 'callee', end: true },
    ]);
    deliver(reply(1));
    expect((await answered).result?.data).toEqual({ found: 3 });
  });

  it('leaves what it uploads when it is answered before, and fails with what it uploads', async () => {
    let left = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        await Promise.resolve();
        left = true;
      }
    }
    async function* broken(): AsyncGenerator<number> {
      await turn();
      yield 1;
      throw Object.assign(new Error('no more'), { code: 'x' });
    }
    const { ask, sent, deliver } = serve({
      early: (_, { kernel }) => kernel.stream('q/sum', {}, { upload: endless() }),
      broken: (_, { kernel }) => kernel.stream('q/sum', {}, { upload: broken() }).catch((error: unknown) => ({ message: (error as Error).message })),
    });
    const early = ask('p/early', {}, meta);
    deliver(reply(1));
    expect((await early).result?.data).toEqual({ found: 3 });
    await settle();
    expect([left, notes(sent, '$/cancel')]).toEqual([true, []]);
    const failed = ask('p/broken', {}, meta);
    deliver(credit(2, 'callee', 1_000));
    expect((await failed).result?.data).toEqual({ message: 'no more' });
    expect(notes(sent, '$/cancel')).toEqual([{ id: 2 }]);
  });

  it('leaves what it uploads when it is over, also where nothing comes', async () => {
    const seen: string[] = [];
    const idle = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => undefined),
        return: () => {
          seen.push('left');
          return Promise.reject(new Error('nobody hears of it'));
        },
      }),
    };
    const { ask, deliver } = serve({
      run: (_, { kernel }) => kernel.stream('q/sum', {}, { upload: idle }),
      wrong: (_, { kernel }) => kernel.stream('q/sum', {}, { upload: { [Symbol.asyncIterator]: 1 } as never }).catch((error: unknown) => (error as Error).name),
    });
    const answered = ask('p/run', {}, meta);
    deliver(reply(1));
    expect((await answered).result?.data).toEqual({ found: 3 });
    await settle();
    expect(seen).toEqual(['left']);
    expect((await ask('p/wrong', {}, meta)).result?.data).toBe('TypeError');
  });

  it('goes with the call that it belongs to', async () => {
    const { ask, sent, deliver, hangUp } = serve(
      {
        run: async function* (_, { kernel }) {
          for await (const item of kernel.stream('q/list', {}, { download: true })) yield item;
        },
      },
      { run: both },
    );
    const answered = ask('p/run', {}, { ...offering });
    await settle();
    deliver(cancel(1));
    expect((await answered).error?.data.code).toBe('core/cancelled');
    expect(notes(sent, '$/cancel')).toEqual([{ id: 1 }]);
    const gone = ask('p/run', {}, offering);
    await settle();
    hangUp();
    expect((await gone).error?.data.code).toBe('core/cancelled');
  });
});
