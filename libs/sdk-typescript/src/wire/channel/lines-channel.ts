import type { Readable, Writable } from 'node:stream';
import { encodeLines, LineDecoder } from '../line.ts';
import type { WireLimits } from '../limits.ts';
import { answerMessageText, messageText, requestMessageText, sendableText } from '../message-text.ts';
import { Outbox } from '../outbox.ts';
import { BackPressure } from './back-pressure.ts';
import { drainedOf } from './drained.ts';
import { reader } from './reader.ts';
import type { WireChannel } from './wire-channel.ts';

/** The newline profile over one duplex stream, or over an input and an output; what is sent within one turn leaves as one write. */
export function linesChannel(input: Readable, output: Writable, limits: WireLimits): WireChannel {
  const pressure = new BackPressure(input, output, limits);
  const outbox = new Outbox((batch) => pressure.write(encodeLines(batch)));
  return {
    send: (message) => outbox.add(messageText(message, limits.maxFrameBytes)),
    sendText: (text) => outbox.add(sendableText(text, limits.maxFrameBytes)),
    request: (id, method, data, meta) => outbox.add(requestMessageText(id, method, data, meta, limits.maxFrameBytes)),
    respond: (id, data) => outbox.add(answerMessageText(id, data, limits.maxFrameBytes)),
    drained: drainedOf(output),
    flush: () => outbox.flush(),
    listen(listeners): void {
      const decoder = new LineDecoder((value, cost) => listeners.onMessage(value, cost), limits.maxFrameBytes);
      reader(input, decoder, limits, listeners);
      pressure.watch(listeners);
      output.on('error', () => input.destroy());
    },
    close(): void {
      outbox.flush();
      output.end();
    },
  };
}
