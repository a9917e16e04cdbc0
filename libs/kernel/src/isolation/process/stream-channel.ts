import type { Duplex } from 'node:stream';
import { encodeFrames, FrameDecoder } from '../../wire/frame.ts';
import type { PluginChannel } from '../channel.ts';
import { Outbox } from '../outbox.ts';

/** Frames over a stream. What is sent within one turn of the event loop leaves as one write. */
export function streamChannel(stream: Duplex, maxMessageBytes: number): PluginChannel {
  const decoder = new FrameDecoder(maxMessageBytes);
  const outbox = new Outbox((batch) => {
    if (stream.writable) stream.write(encodeFrames(batch));
  });
  return {
    send: (message) => outbox.add(message),
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
