import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { defaultWireLimits } from '../limits.ts';
import { reader } from './reader.ts';

const turn = (): Promise<void> => new Promise(setImmediate);

describe('the reader of a channel', () => {
  it('leaves what has arrived where it is as soon as nobody is to be read, and loses nothing of it', async () => {
    const stream = new PassThrough();
    const taken: Buffer[] = [];
    let rests = true;
    const decode = (piece: Buffer): void => {
      taken.push(piece);
      if (rests) stream.pause();
    };
    reader(stream, { open: false, completed: 0, decode }, defaultWireLimits, { onBroken: () => undefined, onClose: () => undefined });
    const sent = Buffer.from(Array.from({ length: 60_000 }, (_, index) => index % 251));
    stream.write(sent);
    await turn();
    expect(Buffer.concat(taken).length).toBeLessThan(sent.length / 4);
    rests = false;
    stream.resume();
    await turn();
    expect(Buffer.concat(taken).equals(sent)).toBe(true);
  });
});
