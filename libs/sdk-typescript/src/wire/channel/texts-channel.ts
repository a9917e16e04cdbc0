import { parseJson } from '../json.ts';
import type { WireLimits } from '../limits.ts';
import { answerMessageText, messageText, requestMessageText, sendableText } from '../message-text.ts';
import { Outbox } from '../outbox.ts';
import { ProtocolError } from '../violation.ts';
import type { WireChannel, WireListeners } from './wire-channel.ts';

/** One end of a message port, of either side. */
export interface TextPort {
  postMessage(text: string): void;
  on(event: 'message', listener: (posted: unknown) => void): unknown;
  on(event: 'messageerror', listener: (error: Error) => void): unknown;
}

/** The profile of threads: JSON texts over a port, one a line; what is sent within one turn of the event loop is posted as one text. */
export function textsChannel(port: TextPort, limits: WireLimits, close: () => void): WireChannel {
  const outbox = new Outbox((batch) => port.postMessage(batch.join('\n')));
  return {
    send: (message) => outbox.add(messageText(message, limits.maxFrameBytes)),
    sendText: (text) => outbox.add(sendableText(text, limits.maxFrameBytes)),
    request: (id, method, data, meta) => outbox.add(requestMessageText(id, method, data, meta, limits.maxFrameBytes)),
    respond: (id, data) => outbox.add(answerMessageText(id, data, limits.maxFrameBytes)),
    flush: () => outbox.flush(),
    listen(listeners): void {
      let broken = false;
      const fail = (error: ProtocolError): void => {
        broken = true;
        listeners.onBroken(error);
      };
      port.on('message', (posted) => {
        if (broken) return;
        try {
          read(posted, limits.maxFrameBytes, listeners);
        } catch (error) {
          fail(error instanceof ProtocolError ? error : new ProtocolError('not-a-message', error instanceof Error ? error.message : 'unreadable'));
        }
      });
      port.on('messageerror', () => fail(new ProtocolError('frame-form', 'a message that cannot be read')));
    },
    close(): void {
      outbox.flush();
      close();
    },
  };
}

function read(posted: unknown, maxBytes: number, { onMessage }: Pick<WireListeners, 'onMessage'>): void {
  if (typeof posted !== 'string') throw new ProtocolError('frame-form', 'a message that is no text');
  for (const line of posted.split('\n')) {
    // A character is at most three bytes of UTF-8, so most lines need no counting.
    const short = line.length * 3 <= maxBytes;
    const bytes = short && line.length <= SHORT ? undefined : Buffer.from(line);
    if (!short && bytes !== undefined && bytes.length > maxBytes)
      throw new ProtocolError('frame-too-large', `a message of more than ${String(maxBytes)} bytes`);
    onMessage(bytes === undefined ? parseShort(line) : parseJson(bytes, 0, bytes.length), bytes?.length ?? Buffer.byteLength(line));
  }
}

/** Lines so short cannot nest too deep. */
const SHORT = 1024;

function parseShort(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new ProtocolError('not-json', 'a message that is not JSON');
  }
}
