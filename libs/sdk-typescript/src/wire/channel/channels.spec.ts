import { Duplex, PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { encodeFrames } from '../frame.ts';
import { defaultWireLimits, type WireLimits } from '../limits.ts';
import { framedChannel } from './framed-channel.ts';
import { linesChannel } from './lines-channel.ts';
import type { WireChannel } from './wire-channel.ts';

/** One end of a wire whose other end is the test. `taken` says when a write has left. */
function wire(
  limits: Partial<WireLimits>,
  make: (stream: Duplex, limits: WireLimits) => WireChannel = framedChannel,
): {
  channel: WireChannel;
  heard: unknown[];
  written: Buffer[];
  stream: Duplex;
  release: () => void;
} {
  const written: Buffer[] = [];
  const blocked: (() => void)[] = [];
  let blocks = false;
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _, done): void {
      written.push(chunk);
      if (blocks) blocked.push(done);
      else done();
    },
  });
  onTestFinished(() => void stream.destroy());
  const heard: unknown[] = [];
  const channel = make(stream, { ...defaultWireLimits, ...limits });
  channel.listen({
    onMessage: (value) => {
      heard.push(value);
      if (value === 'block') blocks = true;
    },
    onBytes: ({ bytes }) => heard.push(bytes.length),
    onBroken: ({ code }) => heard.push(code),
    onClose: () => heard.push('closed'),
  });
  return {
    channel,
    heard,
    written,
    stream,
    release: () => {
      blocks = false;
      for (const done of blocked.splice(0)) done();
    },
  };
}

const frames = (...values: unknown[]): Buffer => encodeFrames(values.map((value) => JSON.stringify(value)));

describe('a framed channel', () => {
  it('sends what belongs to one turn in one write, bytes and messages in order', async () => {
    const { channel, written } = wire({});
    channel.send({ a: 1 });
    channel.sendBytes?.({ id: 1, to: 'caller', bytes: Uint8Array.of(7), end: false });
    await Promise.resolve();
    channel.send({ a: 2 });
    await expect.poll(() => written).toHaveLength(1);
    expect(written[0]?.toString('latin1')).toBe('\0\0\0\x08\x01{"a":1}\0\0\0\x0b\x02\0\0\0\0\0\0\0\0\x01\x07\0\0\0\x08\x01{"a":2}');
  });

  it('is broken once, and hears nothing behind the breach', async () => {
    const { heard, stream } = wire({});
    stream.push(Buffer.concat([frames('one'), Buffer.from([0, 0, 0, 0, 1]), frames('two')]));
    stream.push(frames('three'));
    await expect.poll(() => heard).toEqual(['one', 'frame-empty', 'closed']);
  });

  it('does not wait for ever for the rest of a message, and for others does not lose its patience', async () => {
    const { heard, stream } = wire({ frameTimeoutMs: 300 });
    const whole = frames('a message in pieces');
    // Always within a message, never longer than the patience within the same one.
    stream.push(whole.subarray(0, 10));
    for (let n = 0; n < 8; n += 1) {
      await pause(60);
      stream.push(Buffer.concat([whole.subarray(10), whole.subarray(0, 10)]));
    }
    expect(heard).toEqual(Array.from({ length: 8 }, () => 'a message in pieces'));
    await expect.poll(() => heard.slice(8), { timeout: 5_000 }).toEqual(['frame-stalled', 'closed']);
  });

  it('takes no more from a side that does not read, goes on when it does, and gives it up when it never does', async () => {
    const { channel, heard, stream, release } = wire({ maxFrameBytes: 20_000, frameTimeoutMs: 400 });
    stream.push(frames('block'));
    await expect.poll(() => heard).toEqual(['block']);
    const flood = async (): Promise<void> => {
      for (let n = 0; n < 10; n += 1) {
        channel.send({ text: 'x'.repeat(15_000) });
        await pause(1);
      }
    };
    await flood();
    stream.push(frames('unheard'));
    await pause(50);
    expect(heard).toEqual(['block']);
    release();
    await expect.poll(() => heard).toEqual(['block', 'unheard']);
    stream.push(frames('block'));
    await expect.poll(() => heard).toHaveLength(3);
    await flood();
    await expect.poll(() => heard.slice(3), { timeout: 5_000 }).toEqual(['not-reading', 'closed']);
  });

  it('refuses what no receiver would take', () => {
    const { channel, written } = wire({ maxFrameBytes: 100 });
    expect(() => channel.send({ text: 'x'.repeat(200) })).toThrow('a message may have 99');
    expect(written).toEqual([]);
  });
});

describe('a channel of lines', () => {
  it('speaks over an input and an output of its own', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const channel = linesChannel(input, output, defaultWireLimits);
    const heard: unknown[] = [];
    let sent = '';
    output.on('data', (chunk: Buffer) => (sent += String(chunk)));
    channel.listen({
      onMessage: (value) => heard.push(value),
      onBytes: () => undefined,
      onBroken: ({ code }) => heard.push(code),
      onClose: () => heard.push('closed'),
    });
    channel.send({ a: 'one\ntwo' });
    channel.send({ b: 1 });
    input.write('{"c":1}\r\n{"d"');
    input.write(':2}\n');
    await expect.poll(() => heard).toEqual([{ c: 1 }, { d: 2 }]);
    await expect.poll(() => sent).toBe('{"a":"one\\ntwo"}\n{"b":1}\n');
    input.write('{"e":\n');
    await expect.poll(() => heard.slice(2)).toEqual(['not-json', 'closed']);
  });

  it('has its patience, too', async () => {
    const { heard, stream } = wire({ frameTimeoutMs: 100 }, (duplex, limits) => linesChannel(duplex, duplex, limits));
    stream.push('{"never": ');
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['frame-stalled', 'closed']);
  });
});
