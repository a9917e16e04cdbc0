import { coreCallError, type CallError } from '../call-error.ts';
import type { PluginChannel } from '../isolation/channel.ts';
import { checkMessage } from './check-message.ts';
import { fromRpcError, toRpcError } from './error.ts';
import { protocolMethods } from './methods.ts';
import type { Meta, RpcRequest, RpcResponse } from './rpc.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: CallError): void;
}

/** What the owner of a peer hears. */
export interface PeerListeners {
  /** A request of the plugin, or a notification where it has no id. */
  onRequest(request: RpcRequest): void;
  /** The plugin broke the protocol; nothing it sends can be trusted any more. */
  onBroken(reason: string): void;
}

/** A request under way. */
export interface SentRequest {
  readonly id: number;
  /** The answer's data; rejects with the {@link CallError} that was answered, or `core/unavailable` when the plugin ended. */
  readonly answer: Promise<unknown>;
}

/** The kernel's end of JSON-RPC 2.0 with one running plugin. */
export class Peer {
  readonly #channel: PluginChannel;
  readonly #plugin: string;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closed = false;

  constructor(plugin: string, channel: PluginChannel, listeners: PeerListeners) {
    this.#plugin = plugin;
    this.#channel = channel;
    channel.listen({
      onMessage: (value) => {
        if (this.#closed) return;
        const message = checkMessage(value);
        if (message === undefined) listeners.onBroken('a message that is not JSON-RPC 2.0');
        else if ('method' in message) listeners.onRequest(message);
        else this.#settle(message);
      },
      onBroken: (reason) => listeners.onBroken(reason),
    });
  }

  /** Send a request. */
  request(method: string, data: unknown, meta: Meta): SentRequest {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.#closed) {
        reject(this.#gone());
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#channel.send({ jsonrpc: '2.0', id, method, params: { data, _meta: meta } });
    });
    return { id, answer };
  }

  /** Tell the plugin that nobody waits for a request any more; its answer is still taken. */
  cancel(id: number): void {
    if (!this.#closed) this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.cancel, params: { data: { id } } });
  }

  /** Answer a request of the plugin. */
  respond(id: number, data: unknown): void {
    if (!this.#closed) this.#channel.send({ jsonrpc: '2.0', id, result: { data } });
  }

  /** Answer a request of the plugin by an error. */
  refuse(id: number, error: CallError): void {
    if (!this.#closed) this.#channel.send({ jsonrpc: '2.0', id, error: toRpcError(error) });
  }

  /** The plugin has ended: whatever waits is rejected, whatever comes is dropped. */
  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone());
    this.#waiting.clear();
  }

  #settle(response: RpcResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (response.error === undefined) waiting?.resolve(response.result?.data);
    else waiting?.reject(fromRpcError(response.error));
  }

  #gone(): CallError {
    return coreCallError('core/unavailable', { what: `${this.#plugin}, which ended during the call` });
  }
}
