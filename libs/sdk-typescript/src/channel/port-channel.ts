import type { MessagePort } from 'node:worker_threads';
import type { RpcMessage } from '../wire/rpc.ts';
import type { Channel } from './channel.ts';

/** Messages as objects over the port of a worker thread. */
export function portChannel(port: MessagePort): Channel {
  return {
    send(message: RpcMessage): void {
      port.postMessage(message);
    },
    listen(onMessage, onClose): void {
      port.on('message', onMessage);
      port.on('close', onClose);
    },
    close(): void {
      port.close();
    },
  };
}
