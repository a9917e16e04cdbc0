import { Socket } from 'node:net';
import type { RpcMessage } from '../wire/rpc.ts';
import { encodeFrames, FrameReader } from '../wire/frame.ts';
import type { Channel } from './channel.ts';
import { Outbox } from './outbox.ts';

/** Frames over an inherited file descriptor. What is sent within one turn of the event loop leaves as one write. */
export function socketChannel(fd: number): Channel {
  const socket = new Socket({ fd, readable: true, writable: true });
  const reader = new FrameReader();
  const outbox = new Outbox((batch) => void socket.write(encodeFrames(batch)));
  return {
    send: (message) => outbox.add(message),
    listen(onMessage, onClose): void {
      socket.on('data', (chunk: Buffer) => {
        try {
          for (const message of reader.read(chunk)) onMessage(message as RpcMessage);
        } catch {
          // A stream that is not of this protocol cannot be resynchronised.
          socket.destroy();
        }
      });
      socket.on('error', () => socket.destroy());
      socket.on('close', onClose);
      socket.on('end', () => socket.end());
    },
    close(): void {
      outbox.flush();
      socket.end();
    },
  };
}
