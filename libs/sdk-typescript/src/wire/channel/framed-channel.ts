import type { Duplex } from 'node:stream';
import { encodeFrames, FrameDecoder } from '../frame.ts';
import type { WireLimits } from '../limits.ts';
import { answerMessageText, messageText, requestMessageText, sendableText } from '../message-text.ts';
import { Outbox } from '../outbox.ts';
import { writeStreamBytes } from '../stream/stream-bytes.ts';
import { BackPressure } from './back-pressure.ts';
import { drainedOf } from './drained.ts';
import { reader } from './reader.ts';
import type { WireChannel } from './wire-channel.ts';

/** The framed profile over a byte stream. What is sent within one turn of the event loop leaves as one write. */
export function framedChannel(stream: Duplex, limits: WireLimits): WireChannel {
  const pressure = new BackPressure(stream, stream, limits);
  const outbox = new Outbox<string | Uint8Array>((batch) => pressure.write(encodeFrames(batch)));
  return {
    send: (message) => outbox.add(messageText(message, limits.maxFrameBytes)),
    sendText: (text) => outbox.add(sendableText(text, limits.maxFrameBytes)),
    request: (id, method, data, meta) => outbox.add(requestMessageText(id, method, data, meta, limits.maxFrameBytes)),
    respond: (id, data) => outbox.add(answerMessageText(id, data, limits.maxFrameBytes)),
    sendBytes: (data) => outbox.add(writeStreamBytes(data)),
    drained: drainedOf(stream),
    flush: () => outbox.flush(),
    listen(listeners): void {
      reader(stream, new FrameDecoder(listeners, limits.maxFrameBytes), limits, listeners);
      pressure.watch(listeners);
    },
    close(): void {
      outbox.flush();
      stream.end();
    },
  };
}
