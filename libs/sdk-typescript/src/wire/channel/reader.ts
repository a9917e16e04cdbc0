import type { Readable } from 'node:stream';
import type { WireLimits } from '../limits.ts';
import { ProtocolError } from '../violation.ts';
import type { WireListeners } from './wire-channel.ts';

/** Cuts bytes into messages. */
interface Decoder {
  /** Whether something has begun and is not complete. */
  readonly open: boolean;
  /** How many were completed. */
  readonly completed: number;
  /** Hand messages over for as long as they are wanted; how many bytes were taken. */
  decode(chunk: Buffer, wanted: () => boolean): number;
}

/** Feed a decoder by a byte stream until the first breach of the protocol; a frame that is begun and not completed in time is one. */
export function reader(stream: Readable, decoder: Decoder, limits: WireLimits, { onBroken, onClose }: Pick<WireListeners, 'onBroken' | 'onClose'>): void {
  let timer: NodeJS.Timeout | undefined;
  let broken = false;
  const fail = (error: ProtocolError): void => {
    broken = true;
    clearTimeout(timer);
    stream.destroy();
    onBroken(error);
  };
  // Who is to be read no more in the middle of a flood is not read on to the end of all that has arrived.
  const wanted = (): boolean => !stream.isPaused();
  const watch = (): void => {
    const { completed } = decoder;
    timer = setTimeout(() => {
      timer = undefined;
      if (!decoder.open || stream.destroyed) return;
      if (decoder.completed > completed) watch();
      else fail(new ProtocolError('frame-stalled', `a message that is not complete after ${String(limits.frameTimeoutMs)} ms`));
    }, limits.frameTimeoutMs);
    timer.unref();
  };
  stream.on('data', (chunk: Buffer) => {
    // What is on its way inside a stream comes out of it even after its end.
    if (broken) return;
    try {
      const taken = decoder.decode(chunk, wanted);
      if (taken < chunk.length) stream.unshift(chunk.subarray(taken));
    } catch (error) {
      fail(error instanceof ProtocolError ? error : new ProtocolError('not-a-message', error instanceof Error ? error.message : 'unreadable bytes'));
      return;
    }
    if (decoder.open && timer === undefined) watch();
  });
  stream.on('error', () => stream.destroy());
  stream.on('close', () => {
    clearTimeout(timer);
    onClose();
  });
}
