import { checkMessage } from '../wire/check-message.ts';
import type { WireChannel } from '../wire/channel/wire-channel.ts';
import type { Channel } from './channel.ts';

/**
 * A plugin's end of a channel: messages are checked, and a stream that is not of this protocol ends it, since it cannot be
 * resynchronised. Streams of plugins are of items, so bytes that come all the same are dropped.
 */
export function trusted(wire: WireChannel, hearClose: (onClose: () => void) => void, destroy: () => void): Channel {
  // What a plugin logged last must not be lost with it when it calls `process.exit`.
  process.once('exit', () => wire.flush());
  return {
    send: (message) => wire.send(message),
    sendText: (text) => wire.sendText(text),
    request: (id, method, data, meta) => wire.request(id, method, data, meta),
    respond: (id, data) => wire.respond(id, data),
    listen(onMessage, onClose): void {
      wire.listen({
        onMessage: (value, bytes) => {
          const message = checkMessage(value);
          if (message === undefined) destroy();
          else onMessage(message, bytes);
        },
        onBytes: () => undefined,
        onBroken: destroy,
        onClose,
      });
      hearClose(onClose);
    },
    close: () => wire.close(),
  };
}
