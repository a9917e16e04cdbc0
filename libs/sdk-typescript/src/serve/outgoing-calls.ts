import { coreError } from '../core-errors.ts';
import type { Channel } from '../channel/channel.ts';
import { fromRpcError } from '../wire/error.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { Meta, RpcResponse } from '../wire/rpc.ts';
import type { Cancellation } from './cancellation.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  /** Stop listening for the withdrawal. */
  forget(): void;
}

function withdrawn(): Error {
  return coreError('core/cancelled', { reason: 'the call it belongs to is over' });
}

/** The calls of this plugin to the kernel that wait for an answer. */
export class OutgoingCalls {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Send a call; when the call that it belongs to is withdrawn, it is withdrawn at the kernel, too. */
  call(method: string, data: unknown, meta: Meta, cancellation: Cancellation): Promise<unknown> {
    if (cancellation.cancelled) return Promise.reject(withdrawn());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#channel.request(id, method, data, meta);
      const forget = cancellation.onCancel(() => {
        this.#waiting.delete(id);
        this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.cancel, params: { data: { id } } });
        reject(withdrawn());
      });
      this.#waiting.set(id, { resolve, reject, forget });
    });
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
    if (response.error === undefined) waiting.resolve(response.result?.data);
    else waiting.reject(fromRpcError(response.error));
  }
}
