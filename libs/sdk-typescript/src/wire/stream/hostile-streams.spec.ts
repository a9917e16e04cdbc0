import { describe, expect, it } from 'vitest';
import { MAX_CREDIT } from '../limits.ts';
import { ProtocolError } from '../violation.ts';
import { Streams, type StreamChannel } from './streams.ts';

/** Streams over a channel that can be full, and what they sent. */
function streams(): { readonly streams: Streams; readonly sent: object[]; readonly fill: () => void; readonly drain: () => void } {
  const sent: object[] = [];
  let full: Promise<void> | undefined;
  let resume = (): void => undefined;
  const channel: StreamChannel = { send: (message) => void sent.push(message), drained: () => full };
  return {
    streams: new Streams(channel),
    sent,
    fill: () => void (full = new Promise((resolve) => (resume = resolve))),
    drain: () => {
      full = undefined;
      resume();
    },
  };
}

function breach(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'none';
}

const turn = (): Promise<void> => new Promise(setImmediate);

describe('streams with a hostile other side', () => {
  it('write nothing that nobody reads, however much credit there is', async () => {
    const { streams: own, sent, fill, drain } = streams();
    const out = own.send(1, 'caller', MAX_CREDIT);
    await out.write([1]);
    fill();
    let written = 0;
    const write = async (): Promise<void> => {
      for (; written < 10; written += 1) await out.write([written]);
    };
    const all = write();
    await turn();
    expect([written, sent.length]).toEqual([0, 1]);
    drain();
    await all;
    expect(sent).toHaveLength(11);
    fill();
    const late = out.write([1]);
    own.close(1, 'callee', new Error('over'));
    await expect(late).rejects.toThrow('over');
  });

  it('keep to their credit with several writers', async () => {
    const { streams: own, sent } = streams();
    const out = own.send(1, 'caller', 0);
    const writes = [1, 2].map((item) => out.write([item]));
    out.grant(1);
    await Promise.race(writes);
    await turn();
    expect(sent).toHaveLength(1);
    out.grant(1_000);
    await Promise.all(writes);
    expect(sent).toHaveLength(2);
  });

  it('take no bytes that are no base64, and none for nothing', async () => {
    const { streams: own } = streams();
    const download = own.receive(1, 'caller', 1_000);
    for (const bytes of ['a', 'a===', '&&&&', 'ab=c']) expect(breach(() => own.onData({ id: 1, to: 'caller', bytes }, 10))).toBe('not-a-message');
    for (const bytes of ['', 'AAEC']) own.onData({ id: 1, to: 'caller', bytes }, 10);
    own.onData({ id: 1, to: 'caller', end: true }, 10);
    const got: unknown[] = [];
    for await (const piece of download) got.push(piece);
    expect(got).toEqual([Uint8Array.of(0, 1, 2)]);
  });

  it('pay for a message without items, which only may end for nothing', () => {
    const { streams: own } = streams();
    own.receive(1, 'caller', 100);
    expect(own.onData({ id: 1, to: 'caller', items: [] }, 70)).toBe('taken');
    expect(own.onData({ id: 1, to: 'caller' }, 70)).toBe('taken');
    expect(breach(() => own.onData({ id: 1, to: 'caller', items: [] }, 70))).toBe('credit-exceeded');
    expect(own.onData({ id: 1, to: 'caller', end: true }, 70)).toBe('taken');
  });

  it('keep nothing of a call that was withdrawn', async () => {
    const { streams: own } = streams();
    const download = own.receive(1, 'caller', 100);
    own.onData({ id: 1, to: 'caller', items: [{ n: 1 }] }, 10);
    own.withdraw(1, new Error('withdrawn'));
    const got: unknown[] = [];
    const gather = async (): Promise<void> => {
      for await (const item of download) got.push(item);
    };
    await expect(gather()).rejects.toThrow('withdrawn');
    expect(got).toEqual([]);
  });

  it.each([{}, { bytes: null }, { bytes: 0 }, { bytes: -1 }, { bytes: 1.5 }, { bytes: '1' }, { bytes: 2 ** 31 }, { bytes: { toString: 1 } }])(
    'take no credit of %j',
    (credit) => {
      const { streams: own } = streams();
      own.send(1, 'caller', 0);
      expect(breach(() => own.onCredit({ id: 1, to: 'caller', ...credit }))).toBe('credit-invalid');
    },
  );

  it.each([-1, 1.5, Infinity, '1', null, {}])('know no stream of the call %j', (id) => {
    const { streams: own } = streams();
    expect(breach(() => own.onData({ id, to: 'caller', items: [1] }, 10))).toBe('not-a-message');
    expect(breach(() => own.onCredit({ id, to: 'caller', bytes: 1 }))).toBe('credit-invalid');
  });
});
