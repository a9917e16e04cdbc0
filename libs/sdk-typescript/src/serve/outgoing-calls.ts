import { coreError } from '../core-errors.ts';
import type { Channel } from '../channel/channel.ts';
import { fromRpcError } from '../wire/error.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { Meta, RpcResponse } from '../wire/rpc.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The calls of this plugin to the kernel that wait for an answer. */
export class OutgoingCalls {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Send a call; an abort of the signal withdraws it at the kernel, too. */
  call(method: string, data: unknown, meta: Meta, signal: AbortSignal): Promise<unknown> {
    if (signal.aborted) return Promise.reject(coreError('core/cancelled', { reason: 'the call it belongs to is over' }));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const withdraw = (): void => {
        this.#waiting.delete(id);
        this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.cancel, params: { data: { id } } });
        reject(coreError('core/cancelled', { reason: 'the call it belongs to is over' }));
      };
      const settle = (): void => signal.removeEventListener('abort', withdraw);
      signal.addEventListener('abort', withdraw, { once: true });
      this.#waiting.set(id, {
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      this.#channel.send({ jsonrpc: '2.0', id, method, params: { data, _meta: meta } });
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
    if (response.error === undefined) waiting.resolve(response.result?.data);
    else waiting.reject(fromRpcError(response.error));
  }
}
