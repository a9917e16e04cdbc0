import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrames, FrameDecoder } from './frame.ts';
import { writeStreamBytes, type StreamBytes } from './stream/stream-bytes.ts';
import { ProtocolError } from './violation.ts';

/** Everything that comes of some chunks, in order; the name of the breach last, where there is one. */
function decode(chunks: readonly Buffer[], maxBytes = 1_000_000): unknown[] {
  const heard: unknown[] = [];
  const decoder = new FrameDecoder({ onMessage: (value, cost) => heard.push([value, cost]), onBytes: (data, cost) => heard.push([data, cost]) }, maxBytes);
  try {
    for (const chunk of chunks) decoder.decode(chunk);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return [...heard, error.code];
  }
  return [...heard, decoder.open ? 'open' : 'done'];
}

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return [...chunks, bytes.subarray(at)];
}

/** A decoder as one would write it without thinking of speed: all bytes at hand, one frame after the other. */
function naive(bytes: Buffer, maxBytes: number): unknown[] {
  const heard: unknown[] = [];
  let rest = bytes;
  while (rest.length >= 5) {
    const length = rest.readUInt32BE(0);
    if (length === 0) return [...heard, 'frame-empty'];
    if (length > maxBytes) return [...heard, 'frame-too-large'];
    if (rest[4] !== 1 && rest[4] !== 2) return [...heard, 'frame-kind'];
    if (rest.length < 4 + length) break;
    const payload = rest.subarray(5, 4 + length);
    rest = rest.subarray(4 + length);
    if (bytes[bytes.length - rest.length - payload.length - 1] === 2) {
      if (payload.length < 9 || (payload[0] ?? 9) > 3 || payload.readBigUInt64BE(1) > 2n ** 53n - 1n) return [...heard, 'frame-form'];
      const flags = payload[0] ?? 0;
      heard.push([
        { id: Number(payload.readBigUInt64BE(1)), to: flags >= 2 ? 'callee' : 'caller', bytes: new Uint8Array(payload.subarray(9)), end: flags % 2 === 1 },
        payload.length,
      ]);
      continue;
    }
    try {
      heard.push([JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload)), payload.length]);
    } catch (error) {
      return [...heard, error instanceof SyntaxError ? 'not-json' : 'not-utf8'];
    }
  }
  return [...heard, rest.length > 0 ? 'open' : 'done'];
}

const text = fc.jsonValue().map((value) => JSON.stringify(value));
const bytes: fc.Arbitrary<StreamBytes> = fc.record({
  id: fc.maxSafeNat(),
  to: fc.constantFrom('caller', 'callee'),
  bytes: fc.uint8Array(),
  end: fc.boolean(),
});
const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 50 });

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, bytes)), sizes, (items, cuts) => {
        const wire = encodeFrames(items.map((item) => (typeof item === 'string' ? item : writeStreamBytes(item))));
        const expected = items.map((item) =>
          typeof item === 'string' ? [JSON.parse(item) as unknown, Buffer.byteLength(item)] : [item, item.bytes.length + 9],
        );
        expect(decode(cut(wire, cuts))).toEqual([...expected, 'done']);
        expect(decode([...wire].map((byte) => Buffer.from([byte])))).toEqual([...expected, 'done']);
      }),
      { seed: 1 },
    );
  });

  it('that are damaged end in a named breach, the same however they are cut, as a plain decoder says', () => {
    const damage = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(fc.oneof(text, bytes), { minLength: 1 }), fc.array(damage, { maxLength: 4 }), sizes, (items, damages, cuts) => {
        const wire = encodeFrames(items.map((item) => (typeof item === 'string' ? item : writeStreamBytes(item))));
        for (const { at, byte } of damages) wire[at % wire.length] = byte;
        const whole = decode([wire], 2_000);
        expect(decode(cut(wire, cuts), 2_000)).toEqual(whole);
        expect(whole).toEqual(naive(wire, 2_000));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('of random bytes never do anything but end in a named breach', () => {
    const header = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(1, 1, 2, 3)).map(([length, kind]) => [0, 0, 0, length, kind]);
    const noise = fc
      .array(
        fc.oneof(
          fc.uint8Array({ maxLength: 30 }).map((array) => [...array]),
          header,
        ),
      )
      .map((parts) => Buffer.from(parts.flat()));
    fc.assert(
      fc.property(noise, sizes, (wire, cuts) => {
        const whole = decode([wire], 100);
        expect(decode(cut(wire, cuts), 100)).toEqual(whole);
        expect(whole).toEqual(naive(wire, 100));
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('are the bytes that the protocol page shows', () => {
    expect([...encodeFrames(['{"a":"ä"}'])]).toEqual([0, 0, 0, 11, 1, ...Buffer.from('{"a":"ä"}')]);
  });

  it('that are sent byte by byte cost no more than their size', () => {
    const wire = encodeFrames([JSON.stringify('x'.repeat(1_000_000))]);
    const decoder = new FrameDecoder({ onMessage: () => undefined, onBytes: () => undefined }, 16_000_000);
    const before = process.memoryUsage();
    for (let at = 0; at < wire.length - 1; at += 1) decoder.decode(wire.subarray(at, at + 1));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    expect([decoder.open, decoder.completed]).toEqual([true, 0]);
    // As a list of a million chunks it would be above a hundred megabytes.
    expect(heapUsed - before.heapUsed + arrayBuffers - before.arrayBuffers).toBeLessThan(60_000_000);
  });
});
