import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrames, FrameReader } from './frame.ts';

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.integer({ min: 1, max: 50 }), (messages, size) => {
        const wire = messages.map((message) => JSON.parse(JSON.stringify(message)) as object);
        const bytes = encodeFrames(messages.map((message) => JSON.stringify(message)));
        const reader = new FrameReader();
        const read: unknown[] = [];
        for (let at = 0; at < bytes.length; at += size) read.push(...reader.read(bytes.subarray(at, at + size)));
        expect(JSON.stringify(read)).toBe(JSON.stringify(wire));
      }),
      { seed: 1 },
    );
  });

  it('are the bytes that the protocol page shows', () => {
    expect([...encodeFrames(['{"a":"ä"}'])]).toEqual([0, 0, 0, 11, 1, ...Buffer.from('{"a":"ä"}')]);
  });

  it('of another protocol are refused', () => {
    expect(() => new FrameReader().read(Buffer.from('GET / HTTP/1.1\r\n'))).toThrow(/frame of \d+ bytes/);
    expect(() => new FrameReader().read(Buffer.from([0, 0, 0, 2, 9, 9]))).toThrow('unknown kind 9');
  });
});
