import type { MessagePort } from 'node:worker_threads';
import type { RpcMessage } from '../wire/rpc.ts';
import type { Channel } from './channel.ts';
import { Outbox } from './outbox.ts';

/** JSON texts over the port of a worker thread, one a line. What is sent within one turn of the event loop is posted as one text. */
export function portChannel(port: MessagePort): Channel {
  const outbox = new Outbox((batch) => port.postMessage(batch.join('\n')));
  return {
    send: (message) => outbox.add(message),
    listen(onMessage, onClose): void {
      port.on('message', (posted: string) => {
        for (const line of posted.split('\n')) onMessage(JSON.parse(line) as RpcMessage);
      });
      port.on('close', onClose);
    },
    close(): void {
      outbox.flush();
      port.close();
    },
  };
}
