import { STREAM_WINDOW } from '@plugwright/sdk/wire';
import { describe, expect, it } from 'vitest';
import type { ChannelListeners } from '../isolation/channel.ts';
import { Peer } from './peer.ts';
import type { Meta } from './rpc.ts';

const meta: Meta = { timestamp: 0, from: 'a', to: ['p'], type: 'request' };

/** A peer that answers nothing by itself, what the plugin behind it says, and what was found. */
function face(): { peer: Peer; say: (message: object) => void; data: (data: object, cost?: number) => void; found: string[]; notices: () => number } {
  const found: string[] = [];
  let notices = 0;
  let plugin: ChannelListeners | undefined;
  const peer: Peer = new Peer(
    'p',
    { send: () => undefined, listen: (listeners) => void (plugin = listeners) },
    {
      onRequest: (request) => void peer.uploadOf(request, STREAM_WINDOW),
      onBroken: () => undefined,
      onViolation: (code) => found.push(code),
      onNotice: () => (notices += 1),
    },
  );
  const say = (message: object, cost = 100): void => plugin?.onMessage({ jsonrpc: '2.0', ...message }, cost);
  return { peer, say, found, notices: () => notices, data: (data, cost) => say({ method: '$/data', params: { data } }, cost) };
}

describe('a plugin with many streams that nobody takes', () => {
  const MIB = 1024 * 1024;

  it('keeps 64 MiB here at most; what is more ends the stream that it came by', async () => {
    const { peer, data, found } = face();
    const opened = Array.from({ length: 5 }, () => peer.request('p/list', {}, meta, { download: 1_000 }));
    for (const { answer } of opened) answer.catch(() => undefined);
    for (const { id } of opened) data({ id, to: 'caller', items: [id] }, 16 * MIB);
    const batches = opened.map(({ download }) => download?.batches());
    await expect(batches[4]?.next()).rejects.toMatchObject({ code: 'core/limit-exceeded' });
    // One is taken, and one is left: there is room for as much again.
    expect((await batches[0]?.next())?.value).toMatchObject({ values: [1] });
    const next = peer.request('p/list', {}, meta, { download: 1_000 });
    data({ id: next.id, to: 'caller', items: ['early'] }, 16 * MIB);
    await expect(next.download?.batches().next()).rejects.toMatchObject({ code: 'core/limit-exceeded' });
    await batches[0]?.return();
    peer.cancel(opened[1]?.id ?? 0);
    for (const item of ['a', 'b']) {
      const { id, download } = peer.request('p/list', {}, meta, { download: 1_000 });
      data({ id, to: 'caller', items: [item] }, 16 * MIB);
      expect((await download?.batches().next())?.value).toMatchObject({ values: [item] });
    }
    expect(found).toEqual([]);
  });
});

describe('a plugin that streams what nobody waits for', () => {
  it.each([[[1]], [[]]])('pays for an upload after its answer, and ends with its credit (%j)', (items) => {
    const { peer, say, data, found } = face();
    say({ id: 7, method: 'q/store', params: { data: {}, _meta: { upload: true } } });
    data({ id: 7, to: 'callee', items }, STREAM_WINDOW / 2);
    peer.respond(7, {});
    for (let count = 0; count < 2; count += 1) data({ id: 7, to: 'callee', items }, STREAM_WINDOW / 4);
    expect(found).toEqual([]);
    data({ id: 7, to: 'callee', items });
    expect(found).toEqual(['credit-exceeded']);
  });

  it('may say the end of an upload that was answered, once and for nothing', () => {
    const { peer, say, data, found } = face();
    say({ id: 7, method: 'q/store', params: { data: {}, _meta: { upload: true } } });
    data({ id: 7, to: 'callee', items: [1] }, STREAM_WINDOW + 1);
    peer.respond(7, {});
    data({ id: 7, to: 'callee', end: true });
    expect(found).toEqual([]);
    data({ id: 7, to: 'callee', end: true });
    expect(found).toEqual(['stream-closed']);
  });

  it('pays for what comes after it was withdrawn, also for nothing', () => {
    const { peer, data, found } = face();
    const { id, answer } = peer.request('p/list', {}, meta, { download: 1_000 });
    answer.catch(() => undefined);
    peer.cancel(id);
    for (let count = 0; count < 10; count += 1) data({ id, to: 'caller', items: [] });
    expect(found).toEqual([]);
    data({ id, to: 'caller', items: [] });
    expect(found).toEqual(['credit-exceeded']);
  });

  it('is heard to withdraw, and to give credit for nothing, and no id stands open for that', () => {
    const { say, found, notices } = face();
    say({ id: 1, method: 'q/run', params: { data: {} } });
    say({ method: '$/cancel', params: { data: { id: 1 } } });
    say({ method: '$/credit', params: { data: { id: 1, to: 'caller', bytes: 1 } } });
    for (let count = 0; count < 2; count += 1) say({ id: 2, method: '$/cancel', params: { data: { id: 3 } } });
    say({ method: '$/cancel' });
    expect([found, notices()]).toEqual([[], 5]);
  });

  it('is ended for a stream of a request that cannot have been', () => {
    const { data, found } = face();
    data({ id: 0, to: 'caller', items: [1] });
    expect(found).toEqual(['stream-unknown']);
  });
});
