import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PluginError } from '../plugin-error.ts';
import { serve } from './fixtures/served-session.ts';

describe('the protocol', () => {
  it('says hello to its own version only', async () => {
    const { ask } = serve({});
    expect((await ask('$/initialize', { protocol: 1, id: 'p', config: {} })).result?.data).toMatchObject({ protocol: 1, id: 'p', version: '1.2.3' });
    expect((await ask('$/initialize', { protocol: 2 })).error?.data.code).toBe('core/unsupported');
    expect((await ask('$/nonsense')).error?.data.code).toBe('core/not-found');
    expect((await ask('other/run')).error?.data.code).toBe('core/not-found');
    expect((await ask('$/health')).result?.data).toEqual({ status: 'ok', serving: 0 });
  });

  it('gives the configuration of the moment a call begins', async () => {
    const { ask } = serve({ config: (_, { config }) => config });
    await ask('$/initialize', { protocol: 1, config: { a: 1 } });
    expect((await ask('p/config')).result?.data).toEqual({ a: 1 });
    await ask('$/config', { config: { a: 2 } });
    expect((await ask('p/config')).result?.data).toEqual({ a: 2 });
  });

  it('stops when it serves nothing any more, and then closes', async () => {
    const order: string[] = [];
    const { ask, closed } = serve({
      slow: async () => {
        await pause(40);
        order.push('served');
      },
    });
    const served = ask('p/slow');
    await ask('$/stop').then(() => order.push('stopped'));
    await served;
    expect([order, closed()]).toEqual([['served', 'stopped'], true]);
  });
});

describe('a call', () => {
  const meta = { timestamp: 1_000, from: 'q', to: ['p'], type: 'request', deadline: 3_000, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };

  it('is shown as a message', async () => {
    const { ask } = serve({ show: (_, { message, deadline }) => ({ message, deadline }) });
    const { message, deadline } = (await ask('p/show', 'data', meta)).result?.data as { message: unknown; deadline: number };
    expect(message).toEqual({
      id: '1',
      timestamp: 1_000,
      from: 'q',
      to: ['p'],
      type: 'request',
      method: 'p/show',
      data: 'data',
      correlation: 'a'.repeat(32),
      timeout: 2_000,
    });
    expect(deadline).toBe(3_000);
    const event = (await ask('p/show', 'data', { ...meta, id: 'e1', topic: 'things/made', type: 'broadcast', to: ['p', 'r'] })).result?.data as {
      message: object;
    };
    expect(event.message).toMatchObject({ id: 'e1', method: 'things/made', type: 'broadcast', to: ['p', 'r'] });
  });

  it('hands its deadline, trace and parent on to what it calls, and gets answers and errors back', async () => {
    const { ask, sent, deliver } = serve({
      run: async (_, { kernel, log }) => {
        log.info('under way', { a: 1 });
        const first = await kernel.call('kernel/storage.get', { key: 'k' });
        return { first, code: await kernel.call('q/other', {}).catch((error: unknown) => (error as PluginError).code) };
      },
    });
    const answered = ask('p/run', {}, meta);
    const request = async (method: string): Promise<{ id?: number }> => {
      await expect.poll(() => sent.some((message) => 'method' in message && message.method === method)).toBe(true);
      return sent.find((message) => 'method' in message && message.method === method) as { id?: number };
    };
    const get = await request('kernel/storage.get');
    expect(get).toMatchObject({
      params: { data: { key: 'k' }, _meta: { from: 'p', to: ['kernel'], deadline: 3_000, traceparent: meta.traceparent, parent: 1 } },
    });
    deliver({ jsonrpc: '2.0', id: get.id, result: { data: { value: 7 } } });
    deliver({
      jsonrpc: '2.0',
      id: (await request('q/other')).id,
      error: { code: -32000, message: 'm', data: { code: 'q/refused', class: 'c', retryable: false } },
    });
    expect((await answered).result?.data).toEqual({ first: { value: 7 }, code: 'q/refused' });
    expect(await request('kernel/log.write')).toMatchObject({ params: { data: { level: 'info', message: 'under way', fields: { a: 1 } } } });
    expect(await request('kernel/log.write')).not.toHaveProperty('id');
  });

  it('hears that it is cancelled, and so does what it called', async () => {
    const { ask, sent, deliver } = serve({ run: (_, { kernel }) => kernel.call('q/slow', {}) });
    const answered = ask('p/run', {}, meta);
    await expect.poll(() => sent).toHaveLength(1);
    deliver({ jsonrpc: '2.0', method: '$/cancel', params: { data: { id: 1 } } });
    expect((await answered).error?.data.code).toBe('core/cancelled');
    expect(sent[1]).toEqual({ jsonrpc: '2.0', method: '$/cancel', params: { data: { id: 1 } } });
    deliver({ jsonrpc: '2.0', id: 1, result: { data: 'too late' } });
  });

  it('is answered even where its answer cannot be sent', async () => {
    const { ask } = serve({
      large: () => 'x'.repeat(20_000),
      circular: () => ({ big: 1n }),
      details: () => {
        throw new PluginError({ code: 'core/conflict', class: 'conflict', retryable: false, message: 'm', details: { big: 1n } });
      },
    });
    for (const operation of ['large', 'circular', 'details']) {
      const { error } = await ask(`p/${operation}`, {}, meta);
      expect([error?.data.code, error?.message.includes('the answer cannot be sent')]).toEqual(['core/contract-violation', true]);
    }
  });

  it('is aborted when the kernel goes away', async () => {
    let aborted = false;
    const { ask, hangUp } = serve({ run: (_, { signal }) => new Promise(() => signal.addEventListener('abort', () => (aborted = true))) });
    void ask('p/run', {}, meta).catch(() => undefined);
    await Promise.resolve();
    hangUp();
    expect(aborted).toBe(true);
  });

  it('finds what an earlier call remembered', async () => {
    const { ask } = serve({
      count: (_, { memo, ids, random, clock }) => [(memo('n', () => ({ n: 0 })).n += 1), ids.next().length, random() < 1, clock.now() > 0],
    });
    await ask('p/count');
    expect((await ask('p/count')).result?.data).toEqual([2, 36, true, true]);
  });
});
