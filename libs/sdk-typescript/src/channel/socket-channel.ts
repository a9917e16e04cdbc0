import { Socket } from 'node:net';
import type { RpcMessage } from '../wire/rpc.ts';
import { encodeFrame, FrameReader } from '../wire/frame.ts';
import type { Channel } from './channel.ts';

/** Frames over an inherited file descriptor. What is sent within one turn of the event loop leaves as one write. */
export function socketChannel(fd: number): Channel {
  const socket = new Socket({ fd, readable: true, writable: true });
  const reader = new FrameReader();
  let outgoing: Buffer[] = [];
  const flush = (): void => {
    const batch = outgoing;
    outgoing = [];
    if (batch.length > 0) socket.write(Buffer.concat(batch));
  };
  return {
    send(message: RpcMessage): void {
      if (outgoing.length === 0) queueMicrotask(flush);
      outgoing.push(encodeFrame(message));
    },
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
      flush();
      socket.end();
    },
  };
}
