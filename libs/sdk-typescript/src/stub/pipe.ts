import { STREAM_WINDOW } from '../wire/limits.ts';
import { IncomingStream } from '../wire/stream/incoming-stream.ts';
import { OutgoingStream } from '../wire/stream/outgoing-stream.ts';

/** Both ends of a stream within one process. Items cross it as JSON, and wait for room as they do on the way through a real kernel. */
export interface Pipe {
  readonly into: OutgoingStream;
  readonly out: IncomingStream;
  /** The call is over: what was written is still there to be read; then it ends, or fails. */
  readonly end: (failure?: Error) => void;
}

/** A pipe with room for a window of the real kernel. */
export function createPipe(): Pipe {
  const carry = (values: readonly unknown[], cost: number): number => {
    out.push(values, cost);
    return cost;
  };
  const out = new IncomingStream(STREAM_WINDOW, (bytes) => into.grant(bytes));
  const into = new OutgoingStream(STREAM_WINDOW, {
    items: (texts) => carry(JSON.parse(`[${texts.join(',')}]`) as unknown[], Buffer.byteLength(texts.join(','))),
    bytes: (bytes) => carry([bytes.slice()], bytes.length),
    end: () => out.end(),
  });
  return {
    into,
    out,
    end: (failure) => {
      into.close(failure ?? new Error('the call is over'));
      out.end(failure);
    },
  };
}
