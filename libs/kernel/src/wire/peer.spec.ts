import { UnsendableError, type OutgoingStream, type StreamBytes } from '@plugwright/sdk/wire';
import { describe, expect, it } from 'vitest';
import { coreCallError } from '../call-error.ts';
import type { ChannelListeners, PluginChannel } from '../isolation/channel.ts';
import { Peer, type PeerListeners } from './peer.ts';
import type { Meta, RpcRequest } from './rpc.ts';

const meta: Meta = { timestamp: 0, from: 'a', to: ['b'], type: 'request' };

/** Two ends of a wire; messages cross as text, in later turns. */
function pair(
  onRequest: (served: Peer, request: RpcRequest) => void,
  binary = true,
): { asks: Peer; serves: Peer; violations: string[]; crossed: () => number } {
  const violations: string[] = [];
  let crossed = 0;
  const ends: (ChannelListeners | undefined)[] = [];
  const channel = (own: number): PluginChannel => ({
    send(message): void {
      const text = JSON.stringify(message);
      setImmediate(() => {
        crossed += text.length;
        ends[1 - own]?.onMessage(JSON.parse(text), text.length);
      });
    },
    ...(binary
      ? {
          sendBytes(data: StreamBytes): void {
            const copy = { ...data, bytes: new Uint8Array(data.bytes) };
            setImmediate(() => {
              crossed += copy.bytes.length;
              ends[1 - own]?.onBytes?.(copy, copy.bytes.length + 9);
            });
          },
        }
      : {}),
    listen: (listeners) => void (ends[own] = listeners),
  });
  const listeners = (receive: PeerListeners['onRequest']): PeerListeners => ({
    onRequest: receive,
    onBroken: (reason) => violations.push(`broken: ${reason}`),
    onViolation: (code) => violations.push(code),
  });
  const asks = new Peer(
    'b',
    channel(0),
    listeners(() => undefined),
  );
  const serves: Peer = new Peer(
    'a',
    channel(1),
    listeners((request) => onRequest(serves, request)),
  );
  return { asks, serves, violations, crossed: () => crossed };
}

async function gather(stream: AsyncIterable<unknown> | undefined): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of stream ?? []) all.push(item);
  return all;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('a stream of results', () => {
  it('brings every item in order, however small the window', async () => {
    const items = Array.from({ length: 200 }, (_, n) => ({ n, text: 'x'.repeat(n) }));
    const { asks, violations } = pair((peer, request) => {
      const run = async (out: OutgoingStream): Promise<void> => {
        for (const item of items) await out.write([item]);
        out.end();
        peer.respond(request.id ?? 0, { count: items.length });
      };
      const out = peer.downloadOf(request);
      if (out !== undefined) void run(out);
    });
    const { answer, download } = asks.request('b/list', {}, meta, { download: 300 });
    expect(await gather(download)).toEqual(items);
    expect(await answer).toEqual({ count: 200 });
    expect(violations).toEqual([]);
  });

  it('waits for a reader that is slow: no more is on its way than the window and one message', async () => {
    let written = 0;
    const { asks, violations } = pair((peer, request) => {
      const run = async (out: OutgoingStream): Promise<void> => {
        for (;;) {
          await out.write(['x'.repeat(100)]);
          written += 1;
        }
      };
      const out = peer.downloadOf(request);
      if (out !== undefined) run(out).catch(() => undefined);
    });
    const { id, answer, download } = asks.request('b/endless', {}, meta, { download: 1_000 });
    answer.catch(() => undefined);
    await turns(50);
    const stalled = written;
    expect(stalled).toBeLessThanOrEqual(6);
    const reader = download?.[Symbol.asyncIterator]();
    for (let n = 0; n < 10; n += 1) await reader?.next();
    await turns(50);
    expect(written).toBeGreaterThan(stalled);
    expect(written).toBeLessThanOrEqual(stalled + 11);
    asks.cancel(id);
    await turns(5);
    expect(violations).toEqual([]);
  });

  it('that does not stop when its call was withdrawn runs out of credit, which ends it', async () => {
    let more = (): void => undefined;
    const { asks, violations } = pair((peer, request) => {
      if (request.id === undefined) return;
      const out = peer.downloadOf(request);
      // It takes credit that it was never given.
      out?.grant(1_000_000);
      more = () => void out?.write(['x'.repeat(100)]);
    });
    const { id, answer, download } = asks.request('b/endless', {}, meta, { download: 500 });
    answer.catch(() => undefined);
    await turns(3);
    asks.cancel(id);
    await turns(3);
    await expect(gather(download)).rejects.toMatchObject({ code: 'core/cancelled' });
    for (let n = 0; n < 3; n += 1) more();
    await turns(5);
    expect(violations).toEqual([]);
    for (let n = 0; n < 5; n += 1) more();
    await turns(5);
    expect(violations).toEqual(['credit-exceeded', 'broken: data of a stream beyond its credit']);
  });

  it('fails with its call', async () => {
    const { asks } = pair((peer, request) => {
      peer.downloadOf(request);
      peer.refuse(request.id ?? 0, coreCallError('core/internal', { reason: 'broken' }));
    });
    const { answer, download } = asks.request('b/list', {}, meta, { download: 300 });
    await expect(gather(download)).rejects.toMatchObject({ code: 'core/internal' });
    await expect(answer).rejects.toMatchObject({ code: 'core/internal' });
  });
});

describe.each([
  ['as they are', true],
  ['in base64 where the channel is text', false],
])('a stream of bytes travels %s', (_, binary) => {
  it('towards the callee, as fast as that gives credit', async () => {
    const sent = Uint8Array.from({ length: 1_000_000 }, (__, n) => (n * 7) % 251);
    const { asks, violations, crossed } = pair((peer, request) => {
      void gather(peer.uploadOf(request, 100_000)).then((pieces) => {
        const all = Buffer.concat(pieces as Uint8Array[]);
        peer.respond(request.id ?? 0, { equal: all.equals(sent), pieces: pieces.length });
      });
    }, binary);
    const { answer, upload } = asks.request('b/store', {}, meta, { upload: true });
    await upload?.writeBytes(sent);
    upload?.end();
    expect(await answer).toEqual({ equal: true, pieces: 16 });
    expect(violations).toEqual([]);
    expect(crossed() / sent.length).toBeLessThan(binary ? 1.01 : 1.4);
  });
});

describe('an upload that is answered early', () => {
  it('may send what its credit allows, which nobody holds against it', async () => {
    const { asks, violations } = pair((peer, request) => {
      peer.uploadOf(request, 200_000);
      if (request.id !== undefined) setImmediate(() => peer.respond(request.id ?? 0, {}));
    });
    const { answer, upload } = asks.request('b/store', {}, meta, { upload: true });
    const sent = async (): Promise<number> => {
      for (let n = 0; ; n += 1)
        try {
          await upload?.write([n]);
        } catch {
          return n;
        }
    };
    const count = sent();
    expect(await answer).toEqual({});
    expect(await count).toBeGreaterThan(1_000);
    await turns(5);
    expect(violations).toEqual([]);
  });
});

describe('a hostile plugin', () => {
  /** A peer and what the plugin behind it can do. */
  function face(): { peer: Peer; say: (message: unknown) => void; found: string[]; sent: unknown[] } {
    const found: string[] = [];
    const sent: unknown[] = [];
    let plugin: ChannelListeners | undefined;
    const peer: Peer = new Peer(
      'p',
      { send: (message) => void sent.push(message), listen: (listeners) => void (plugin = listeners) },
      {
        onRequest: ({ id }) => {
          if (id !== undefined) peer.respond(id, {});
        },
        onBroken: (reason) => {
          found.push(reason);
          peer.close();
        },
        onViolation: (code) => found.push(code),
      },
    );
    return { peer, found, sent, say: (message) => plugin?.onMessage(message, JSON.stringify(message).length) };
  }

  it('that breaches the protocol in small ways without end is not borne for ever', () => {
    const { say, found } = face();
    for (let id = 0; id < 2_000; id += 1) say({ jsonrpc: '2.0', id, method: 'q/run', params: { data: {}, _meta: { from: 'somebody' } } });
    expect(found.filter((code) => code === 'sender-spoofed')).toHaveLength(1_001);
    expect(found.slice(1_001)).toEqual(['too-many-violations', 'more than 1000 violations, the last: a message in the name of somebody']);
  });

  it('that never answers what was withdrawn costs no memory; one that answers it late is forgiven, once each', () => {
    const { peer, say, found } = face();
    for (let n = 1; n <= 3_000; n += 1) {
      const { id, answer } = peer.request('p/run', {}, meta);
      answer.catch(() => undefined);
      peer.cancel(id);
    }
    for (let id = 1; id <= 3_000; id += 1) say({ jsonrpc: '2.0', id, result: {} });
    expect(found).toEqual([]);
    say({ jsonrpc: '2.0', id: 1, result: {} });
    expect(found).toEqual(['reply-duplicate']);
  });

  it('reaches no prototype by members of the envelope', () => {
    const { say, found, sent } = face();
    say(
      JSON.parse(
        '{"jsonrpc":"2.0","id":1,"method":"q/run","__proto__":{"polluted":true},"params":{"data":{},"_meta":{"__proto__":{"from":"x"},"constructor":1}}}',
      ),
    );
    expect([found, sent]).toEqual([[], [{ jsonrpc: '2.0', id: 1, result: { data: {} } }]]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('gets an error in place of an answer that no message can carry, and its request is over', () => {
    const { peer, sent } = open((message) => {
      if (JSON.stringify(message).length > 1_000) throw new UnsendableError('it has 5000 bytes of JSON');
    });
    peer.respond(1, 'x'.repeat(5_000));
    expect(sent).toMatchObject([{ id: 1, error: { data: { code: 'core/limit-exceeded' } } }]);
  });

  it('hears of a request that no message can carry at once', async () => {
    const { peer } = open(() => {
      throw new UnsendableError('it nests deeper than 512 levels');
    });
    await expect(peer.request('p/run', {}, meta).answer).rejects.toMatchObject({ code: 'core/limit-exceeded' });
  });
});

/** A peer over a channel that may refuse to send. */
function open(check: (message: object) => void): { peer: Peer; sent: object[] } {
  const sent: object[] = [];
  const channel: PluginChannel = {
    send(message): void {
      check(message);
      sent.push(message);
    },
    listen: () => undefined,
  };
  return { peer: new Peer('p', channel, { onRequest: () => undefined, onBroken: () => undefined }), sent };
}
