import type { Channel } from '../channel/channel.ts';
import type { CallStreams, Items, Streaming } from '../context.ts';
import { coreError } from '../core-errors.ts';
import { StreamingCall } from '../streaming-call.ts';
import { fromRpcError } from '../wire/error.ts';
import { STREAM_WINDOW } from '../wire/limits.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { Meta, RpcResponse } from '../wire/rpc.ts';
import { ItemBatch } from '../wire/stream/item-batch.ts';
import type { Streams } from '../wire/stream/streams.ts';
import type { Cancellation } from './cancellation.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  /** Stop listening for the withdrawal. */
  forget(): void;
}

function withdrawn(reason = 'the call it belongs to is over'): Error {
  return coreError('core/cancelled', { reason });
}

/** The same items, left as soon as the call is over: by itself a source that has nothing to give would not hear of it. */
function leftWith(output: Promise<unknown>, items: Items<unknown>): Items<unknown> {
  const iterator = (items as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator]?.();
  if (iterator === undefined) return items;
  const leave = async (): Promise<void> => {
    await iterator.return?.();
  };
  output.finally(leave).catch(() => undefined);
  return { [Symbol.asyncIterator]: () => iterator };
}

/** The calls of this plugin to the kernel that wait for an answer. */
export class OutgoingCalls {
  readonly #channel: Channel;
  readonly #streams: Streams;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(channel: Channel, streams: Streams) {
    this.#channel = channel;
    this.#streams = streams;
  }

  /** Send a call; when the call that it belongs to is withdrawn, it is withdrawn at the kernel, too. */
  call(method: string, data: unknown, meta: Meta, cancellation: Cancellation): Promise<unknown> {
    const id = ++this.#lastId;
    if (cancellation.cancelled) return Promise.reject(withdrawn());
    return new Promise((resolve, reject) => {
      this.#channel.request(id, method, data, meta);
      const forget = cancellation.onCancel(() => this.#withdraw(id, withdrawn()));
      this.#waiting.set(id, { resolve, reject, forget });
    });
  }

  /** The same with streams. */
  stream(method: string, data: unknown, meta: Meta, cancellation: Cancellation, { download = false, upload }: CallStreams): Streaming<unknown, unknown> {
    const id = this.#lastId + 1;
    const offered = { ...meta, ...(download ? { download: STREAM_WINDOW } : {}), ...(upload === undefined ? {} : { upload: true }) };
    const output = this.call(method, data, offered, cancellation);
    const items = this.#streams.receive(id, 'caller', STREAM_WINDOW);
    if (!this.#waiting.has(id)) {
      // It was refused before it left; the output says why.
      this.#streams.close(id, 'caller');
    } else if (upload !== undefined) void this.#upload(id, output, upload);
    return new StreamingCall(output, items, () => this.#withdraw(id, withdrawn('the caller left its items')));
  }

  notify(method: string, data: unknown, meta: Meta): void {
    this.#channel.send({ jsonrpc: '2.0', method, params: { data, _meta: meta } });
  }

  /** An answer arrived; one to a withdrawn call is dropped. */
  answer(response: RpcResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (waiting === undefined) return;
    waiting.forget();
    const failure = response.error === undefined ? undefined : fromRpcError(response.error);
    this.#streams.close(response.id, 'caller', failure);
    if (failure === undefined) waiting.resolve(response.result?.data);
    else waiting.reject(failure);
  }

  #withdraw(id: number, reason: Error): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    waiting.forget();
    this.#streams.close(id, 'caller', reason);
    this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.cancel, params: { data: { id } } });
    waiting.reject(reason);
  }

  /** Send what there is, for as long as the call goes on; an iterable that fails takes the call with it. */
  async #upload(id: number, output: Promise<unknown>, items: Items<unknown>): Promise<void> {
    const stream = this.#streams.send(id, 'callee', 0);
    const batch = new ItemBatch(stream);
    try {
      for await (const item of leftWith(output, items)) await batch.add(item);
      await batch.flush();
      stream.end();
    } catch (error) {
      // After the end of the call this says only that nobody reads any more.
      this.#withdraw(id, error as Error);
    }
  }
}
