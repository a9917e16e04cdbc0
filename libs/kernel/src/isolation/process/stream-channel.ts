import type { Duplex } from 'node:stream';
import { encodeFrame, FrameDecoder } from '../../wire/frame.ts';
import type { PluginChannel } from '../channel.ts';

/** Frames over a stream. What is sent within one turn of the event loop leaves as one write. */
export function streamChannel(stream: Duplex, maxMessageBytes: number): PluginChannel {
  const decoder = new FrameDecoder(maxMessageBytes);
  let outgoing: Buffer[] = [];
  const flush = (): void => {
    const batch = outgoing;
    outgoing = [];
    if (stream.writable) stream.write(Buffer.concat(batch));
  };
  return {
    send(message): void {
      if (outgoing.length === 0) queueMicrotask(flush);
      outgoing.push(encodeFrame(message));
    },
    listen({ onMessage, onBroken }): void {
      stream.on('data', (chunk: Buffer) => {
        try {
          for (const value of decoder.decode(chunk)) onMessage(value);
        } catch (error) {
          stream.destroy();
          onBroken(error instanceof Error ? error.message : 'unreadable bytes');
        }
      });
      // A plugin that goes away while the kernel writes is seen by its exit.
      stream.on('error', () => stream.destroy());
    },
  };
}
