import type { Worker } from 'node:worker_threads';
import type { ChannelListeners, PluginChannel } from '../channel.ts';
import { Outbox } from '../outbox.ts';

/** JSON texts over the port of a thread, one a line; what is sent within one turn of the event loop is posted as one text. */
export function portChannel(worker: Worker, maxMessageBytes: number): PluginChannel {
  const outbox = new Outbox((batch) => worker.postMessage(batch.join('\n')));
  return {
    send: (message) => outbox.add(message),
    listen(listeners): void {
      worker.on('message', (posted: unknown) => readLines(posted, maxMessageBytes, listeners));
      worker.on('messageerror', () => listeners.onBroken('a message that cannot be read'));
    },
  };
}

function readLines(posted: unknown, maxBytes: number, { onMessage, onBroken }: ChannelListeners): void {
  if (typeof posted !== 'string') {
    onBroken('a message that is no text');
    return;
  }
  for (const line of posted.split('\n')) {
    if (!fits(line, maxBytes)) {
      onBroken(`a message of more than ${String(maxBytes)} bytes`);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(line) as unknown;
    } catch {
      onBroken('a message that is not JSON');
      return;
    }
    onMessage(value);
  }
}

/** A character is at most three bytes of UTF-8, so most lines need no counting. */
function fits(line: string, maxBytes: number): boolean {
  return line.length * 3 <= maxBytes || Buffer.byteLength(line) <= maxBytes;
}
