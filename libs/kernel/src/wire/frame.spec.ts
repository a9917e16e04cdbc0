import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrames, FrameDecoder } from './frame.ts';

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (const size of sizes) {
    chunks.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...chunks, rest];
}

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.array(fc.integer({ min: 0, max: 40 })), (messages, sizes) => {
        const wire = messages.map((message) => JSON.parse(JSON.stringify(message)) as object);
        const decoder = new FrameDecoder(1_000_000);
        const decoded = cut(encodeFrames(messages.map((message) => JSON.stringify(message))), sizes).flatMap((chunk) => decoder.decode(chunk));
        expect(JSON.stringify(decoded)).toBe(JSON.stringify(wire));
      }),
      { seed: 1 },
    );
  });

  it('are the bytes that the protocol page shows', () => {
    expect([...encodeFrames(['{"a":"ä"}'])]).toEqual([0, 0, 0, 11, 1, ...Buffer.from('{"a":"ä"}')]);
  });

  it('that are too long, empty, of another kind, or no JSON break the channel', () => {
    const decoder = (): FrameDecoder => new FrameDecoder(100);
    expect(() => decoder().decode(Buffer.from([0, 0, 0, 101, 1]))).toThrow('101 bytes');
    expect(() => decoder().decode(Buffer.from([255, 255, 255, 255, 1]))).toThrow('bytes');
    expect(() => decoder().decode(Buffer.from([0, 0, 0, 0, 1]))).toThrow('0 bytes');
    expect(() => decoder().decode(Buffer.from([0, 0, 0, 3, 2, 1, 1]))).toThrow('kind 2');
    expect(() => decoder().decode(Buffer.from([0, 0, 0, 3, 1, 123, 123]))).toThrow(SyntaxError);
  });
});
