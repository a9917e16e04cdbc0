import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { encodeFrames, FrameDecoder } from '../frame.ts';
import { defaultWireLimits } from '../limits.ts';
import { encodeLines, LineDecoder } from '../line.ts';
import { reader } from './reader.ts';

const turn = (): Promise<void> => new Promise(setImmediate);

const numbers = Array.from({ length: 5_000 }, (_, index) => index);
const texts = numbers.map(String);

const profiles = {
  frames: { sent: encodeFrames(texts), decoder: (take: (value: unknown) => void) => new FrameDecoder({ onMessage: take, onBytes: () => undefined }, 1_000) },
  lines: { sent: encodeLines(texts), decoder: (take: (value: unknown) => void) => new LineDecoder(take, 1_000) },
};

describe.each(Object.entries(profiles))('the reader of a channel of %s', (_, { sent, decoder }) => {
  it.each([1, 2, 3, 1_000_000])(
    'leaves what has arrived where it is as soon as nobody is to be read, and loses nothing of it (pieces of %i bytes)',
    async (size) => {
      const stream = new PassThrough({ highWaterMark: sent.length });
      const taken: unknown[] = [];
      const take = (value: unknown): void => {
        taken.push(value);
        if (taken.length % 1_000 === 7) stream.pause();
      };
      reader(stream, decoder(take), defaultWireLimits, { onBroken: () => undefined, onClose: () => undefined });
      for (let at = 0; at < sent.length; at += size) stream.write(sent.subarray(at, at + size));
      for (const stop of [7, 1_007, 2_007, 3_007, 4_007]) {
        await turn();
        expect(taken).toHaveLength(stop);
        stream.resume();
      }
      await turn();
      expect(taken).toEqual(numbers);
    },
  );
});
