import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { StreamingCall } from './streaming-call.ts';
import { IncomingStream } from './wire/stream/incoming-stream.ts';

const over = new Error('withdrawn');

/** A call under way, and what its callee and the kernel do. */
function underWay(): { call: StreamingCall; items: IncomingStream; answer: (output: unknown) => void; granted: () => number; withdrawals: () => number } {
  let granted = 0;
  let withdrawals = 0;
  const items = new IncomingStream(10, (bytes) => (granted += bytes));
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const call = new StreamingCall(promise, items, () => {
    withdrawals += 1;
    items.end(over);
    reject(over);
  });
  const answer = (output: unknown): void => {
    items.end();
    resolve(output);
  };
  return { call, items, answer, granted: () => granted, withdrawals: () => withdrawals };
}

describe('a call that streams', () => {
  it.each<[string, (call: StreamingCall) => Promise<unknown>]>([
    ['itself', (call) => call],
    ['what `then` gives', (call) => call.then((output) => output)],
    ['what `catch` gives', (call) => call.catch(() => 'failed')],
    ['what `finally` gives', (call) => call.finally(() => undefined)],
    ['what `catch` and `finally` give', (call) => call.catch(() => 'failed').finally(() => undefined)],
    ['what `then` without a listener gives', (call) => call.then(undefined, () => 'failed')],
    ['all of several', async (call) => (await Promise.all([call.catch(() => 'failed')]))[0]],
  ])('drops its items where only its output is awaited: %s', async (_, waitFor) => {
    const { call, items, answer, granted } = underWay();
    items.push(['a'], 8);
    const output = (async () => await waitFor(call))();
    await turn();
    expect(granted()).toBe(8);
    answer('output');
    expect(await output).toBe('output');
  });

  it('holds its items for who only listens for its failure', async () => {
    const { call, items, answer, granted } = underWay();
    call.catch(() => undefined).finally(() => undefined);
    items.push(['a'], 8);
    await turn();
    expect(granted()).toBe(0);
    answer('output');
    const got: unknown[] = [];
    for await (const item of call) got.push(item);
    expect([got, await call]).toEqual([['a'], 'output']);
  });

  it('is withdrawn by who returns its iterator before the first item', async () => {
    const { call, withdrawals } = underWay();
    expect(await call[Symbol.asyncIterator]().return()).toEqual({ done: true, value: undefined });
    expect(withdrawals()).toBe(1);
    await expect(call).rejects.toBe(over);
  });

  it('is withdrawn at once by who returns its iterator while he waits for an item', async () => {
    const { call, withdrawals } = underWay();
    const iterator = call[Symbol.asyncIterator]();
    const next = iterator.next().catch((error: unknown) => error);
    expect(await iterator.return()).toEqual({ done: true, value: undefined });
    expect([await next, withdrawals()]).toEqual([over, 1]);
  });

  it('is iterated over once', async () => {
    const { call, items, answer } = underWay();
    items.push(['a'], 1);
    answer('output');
    for await (const item of call) expect(item).toBe('a');
    expect(() => call[Symbol.asyncIterator]()).toThrow('the items of this call are iterated over already');
    expect(await call).toBe('output');
  });
});
