import { MAX_CREDIT } from '../limits.ts';
import { protocolMethods } from '../methods.ts';
import { ProtocolError } from '../violation.ts';
import { IncomingStream, type StreamStore } from './incoming-stream.ts';
import { OutgoingStream, type Transmitter } from './outgoing-stream.ts';
import type { StreamBytes, StreamTarget } from './stream-bytes.ts';

/** The way out that streams need of a channel. */
export interface StreamChannel {
  /** Send a message. */
  send(message: object): void;
  /** Send a message that is JSON text already; absent where it would not be faster. */
  sendText?(text: string): void;
  /** Send bytes as they are; absent where the channel carries text only, and then they go in base64. */
  sendBytes?(data: StreamBytes): void;
  /** Undefined while the other side reads what it is sent, else when it has; absent where nobody can tell. */
  drained?(): Promise<void> | undefined;
}

/** What became of a piece of a stream: taken, or its call is over, or it never was to be a stream. */
export type Reception = 'taken' | 'closed' | 'unknown';

/** Flags and id of a frame of stream bytes count as well. */
const BYTES_HEAD = 9;

/** Said to whoever still writes. One for all: each call ends, and taking the stack of an error costs more than all else of that. */
const over = new Error('the call is over');

const keyOf = (id: number, to: StreamTarget): string => `${to} ${String(id)}`;

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isBase64 = (value: unknown): value is string => typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);

const isTarget = (value: unknown): value is StreamTarget => value === 'caller' || value === 'callee';

/** The streams of one channel, in both directions and for calls of both sides. */
export class Streams {
  readonly #channel: StreamChannel;
  readonly #store: StreamStore | undefined;
  readonly #incoming = new Map<string, IncomingStream>();
  readonly #outgoing = new Map<string, OutgoingStream>();

  /** @param store what everything that comes in may take together; without one each stream has its window and a message */
  constructor(channel: StreamChannel, store?: StreamStore) {
    this.#channel = channel;
    this.#store = store;
  }

  /** Receive what the other side streams; `window` bytes of credit are known to it already. */
  receive(id: number, to: StreamTarget, window: number): IncomingStream {
    const stream = new IncomingStream(window, (bytes) => this.#grant(id, to, bytes), this.#store);
    this.#incoming.set(keyOf(id, to), stream);
    return stream;
  }

  /** Receive what the caller of `id` uploads, and give it its first credit. */
  accept(id: number, window: number): IncomingStream {
    const stream = this.receive(id, 'callee', window);
    this.#grant(id, 'callee', window);
    return stream;
  }

  /** Stream to the other side, which has room for `credit` bytes at first. */
  send(id: number, to: StreamTarget, credit: number): OutgoingStream {
    if (!Number.isSafeInteger(credit) || credit < 0 || credit > MAX_CREDIT)
      throw new ProtocolError('credit-invalid', `a first credit of ${String(credit)} bytes`);
    const stream = new OutgoingStream(credit, this.#transmitter(id, to));
    this.#outgoing.set(keyOf(id, to), stream);
    return stream;
  }

  /**
   * A `$/data` arrived.
   * @throws ProtocolError `credit-exceeded`, or `not-a-message` where it has not the form
   */
  onData(data: unknown, cost: number): Reception {
    const { id, to, items, bytes, end } = (data ?? {}) as Readonly<Record<string, unknown>>;
    const wellFormed =
      isId(id) &&
      isTarget(to) &&
      (items === undefined || Array.isArray(items)) &&
      (bytes === undefined || isBase64(bytes)) &&
      (items === undefined || bytes === undefined) &&
      (end === undefined || typeof end === 'boolean');
    if (!wellFormed) throw new ProtocolError('not-a-message', 'a $/data that has not its form');
    if (bytes !== undefined) return this.onBytes({ id, to, bytes: new Uint8Array(Buffer.from(bytes, 'base64')), end: end === true }, cost);
    return this.#push(id, to, (items ?? []) as readonly unknown[], cost, end === true);
  }

  /**
   * Bytes arrived as a frame.
   * @throws ProtocolError `credit-exceeded`
   */
  onBytes({ id, to, bytes, end }: StreamBytes, cost: number): Reception {
    return this.#push(id, to, bytes.length === 0 ? [] : [bytes], cost, end);
  }

  /**
   * A `$/credit` arrived; for a stream that is over, or never was, it means nothing, and this is false.
   * @throws ProtocolError `credit-invalid`
   */
  onCredit(data: unknown): boolean {
    const { id, to, bytes } = (data ?? {}) as Readonly<Record<string, unknown>>;
    if (!isId(id) || !isTarget(to)) throw new ProtocolError('credit-invalid', 'a $/credit that has not its form');
    if (!Number.isSafeInteger(bytes) || (bytes as number) < 1)
      throw new ProtocolError('credit-invalid', `credit of ${JSON.stringify(bytes ?? null).slice(0, 50)} bytes`);
    const stream = this.#outgoing.get(keyOf(id, to));
    stream?.grant(bytes as number);
    return stream !== undefined;
  }

  /** A call of this side was withdrawn: nothing more is taken, what is here is dropped, and what still comes is held to the credit that it has. */
  withdraw(id: number, reason: Error): void {
    const incoming = this.#incoming.get(keyOf(id, 'caller'));
    incoming?.end(reason);
    incoming?.drop();
    this.#outgoing.get(keyOf(id, 'callee'))?.close(reason);
  }

  /** A call of this side (`callee`: of the other side, which this one serves) is over, and its streams with it. */
  close(id: number, role: StreamTarget, failure?: Error): void {
    if (this.#incoming.size === 0 && this.#outgoing.size === 0) return;
    const [ours, theirs] = role === 'caller' ? (['caller', 'callee'] as const) : (['callee', 'caller'] as const);
    this.#incoming.get(keyOf(id, ours))?.end(failure);
    this.#incoming.delete(keyOf(id, ours));
    this.#outgoing.get(keyOf(id, theirs))?.close(failure ?? over);
    this.#outgoing.delete(keyOf(id, theirs));
  }

  /** The channel is gone. */
  closeAll(failure: Error): void {
    for (const stream of this.#incoming.values()) stream.end(failure);
    for (const stream of this.#outgoing.values()) stream.close(failure);
    this.#incoming.clear();
    this.#outgoing.clear();
  }

  #push(id: number, to: StreamTarget, values: readonly unknown[], cost: number, end: boolean): Reception {
    const stream = this.#incoming.get(keyOf(id, to));
    if (stream === undefined) return 'unknown';
    const reception = stream.over ? 'closed' : 'taken';
    // A message that only ends its stream is free: it must not wait for credit that nobody needs any more. One that does nothing at all is not: it could come for ever.
    if (values.length > 0 || !end) stream.push(values, cost);
    if (end) stream.end();
    return reception;
  }

  #grant(id: number, to: StreamTarget, bytes: number): void {
    this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.credit, params: { data: { id, to, bytes } } });
  }

  #transmitter(id: number, to: StreamTarget): Transmitter {
    const notify = (data: object): number => {
      const message = { jsonrpc: '2.0', method: protocolMethods.data, params: { data: { id, to, ...data } } };
      this.#channel.send(message);
      return Buffer.byteLength(JSON.stringify(message));
    };
    return {
      items: (texts) => {
        // Made by hand, and once: items are most of what a stream costs.
        const text = `{"jsonrpc":"2.0","method":"${protocolMethods.data}","params":{"data":{"id":${String(id)},"to":"${to}","items":[${texts.join(',')}]}}}`;
        if (this.#channel.sendText === undefined) this.#channel.send(JSON.parse(text) as object);
        else this.#channel.sendText(text);
        return Buffer.byteLength(text);
      },
      bytes: (bytes) => {
        if (this.#channel.sendBytes === undefined) return notify({ bytes: Buffer.from(bytes).toString('base64') });
        this.#channel.sendBytes({ id, to, bytes, end: false });
        return BYTES_HEAD + bytes.length;
      },
      end: () => void notify({ end: true }),
      drained: () => this.#channel.drained?.(),
    };
  }
}
