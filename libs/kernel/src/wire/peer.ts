import { checkMessage, ProtocolError, Streams, type IncomingStream, type OutgoingStream, type StreamBytes, type ViolationCode } from '@plugwright/sdk/wire';
import { asCallError, coreCallError, type CallError } from '../call-error.ts';
import type { PluginChannel } from '../isolation/channel.ts';
import { fromRpcError, toRpcError, unsendable } from './error.ts';
import { LateAnswers } from './late-answers.ts';
import { protocolMethods } from './methods.ts';
import type { Meta, RpcMessage, RpcRequest, RpcResponse } from './rpc.ts';

/** Violations that are ignored; with one more the plugin is no longer believed to mean well. */
const MAX_IGNORED = 1_000;

/** Requests of the plugin with an upload that are remembered, more than can be open: data of one that was answered is on its way for a while. */
const MAX_UPLOADS = 2_000;

/** Bytes of all its streams that a plugin can keep here: each may have a window and a message, and there may be many. */
const MAX_STREAMED = 64 * 1024 * 1024;

/** Whoever waits for the answer to a request. */
export interface Waiting {
  resolve(value: unknown): void;
  reject(error: CallError): void;
}

/** What the owner of a peer hears. */
export interface PeerListeners {
  /** A request of the plugin, or a notification where it has no id. */
  onRequest(request: RpcRequest): void;
  /** The plugin broke the protocol; nothing it sends can be trusted any more. */
  onBroken(reason: string): void;
  /** A breach of the protocol, also one that is only ignored; comes before {@link onBroken}. */
  onViolation?(code: ViolationCode, reason: string): void;
  /** What came is not worth its time when it comes often: the withdrawal of a call, or credit for a stream that is over or never was. */
  onNotice?(): void;
}

/** What a request streams besides its data and its answer. */
export interface RequestStreams {
  /** Take a stream of results, with room for so many bytes at once. */
  readonly download?: number;
  /** Stream to the plugin. */
  readonly upload?: boolean;
}

/** The kernel's ends of the streams of a request of its own. */
export interface OpenedStreams {
  readonly download?: IncomingStream;
  readonly upload?: OutgoingStream;
}

/** A request under way. */
export interface SentRequest extends OpenedStreams {
  readonly id: number;
  /** The answer's data; rejects with the {@link CallError} that was answered, or `core/unavailable` when the plugin ended. */
  readonly answer: Promise<unknown>;
}

/** The kernel's end of JSON-RPC 2.0 with one running plugin. */
export class Peer {
  readonly #channel: PluginChannel;
  readonly #plugin: string;
  readonly #listeners: PeerListeners;
  readonly #waiting = new Map<number, Waiting>();
  readonly #late = new LateAnswers((id) => {
    this.#waiting.delete(id);
    this.#streams.close(id, 'caller');
  });
  /** Ids of the plugin's requests that are not answered. */
  readonly #open = new Set<number>();
  /** What it streams with them, or streamed: what is on its way at the end is held to the credit that it has. */
  readonly #uploads = new Map<number, IncomingStream>();
  readonly #streams: Streams;
  #lastId = 0;
  #ignored = 0;
  #closed = false;
  #broken = false;

  constructor(plugin: string, channel: PluginChannel, listeners: PeerListeners) {
    this.#plugin = plugin;
    this.#channel = channel;
    this.#listeners = listeners;
    const full = (): CallError => coreCallError('core/limit-exceeded', { limit: `${String(MAX_STREAMED)} bytes of streams of ${plugin} that nobody took yet` });
    this.#streams = new Streams(channel, { held: 0, most: MAX_STREAMED, full });
    channel.listen({
      onMessage: (value, bytes = 0) => this.#guard(() => this.#receive(value, bytes)),
      onBytes: (data, bytes) => this.#guard(() => this.#judge(data, this.#streams.onBytes(data, bytes), bytes)),
      onBroken: (reason, code = 'not-a-message') => this.#break(code, reason),
    });
  }

  /**
   * Send a request, and hear its answer: `core/unavailable` when the plugin ends before. For hot paths, which have a promise of their own.
   * @returns the request's id
   * @throws CallError `core/unavailable` where the plugin has ended, `core/limit-exceeded` where the message is larger or deeper than any may be
   */
  ask(method: string, data: unknown, meta: Meta, waiting: Waiting): number {
    if (this.#closed) throw this.#gone();
    const id = ++this.#lastId;
    this.#request(id, method, data, meta);
    this.#waiting.set(id, waiting);
    return id;
  }

  /** Send a request, with streams where they are asked for; what {@link ask} throws, its answer rejects with. */
  request(method: string, data: unknown, meta: Meta, streams?: RequestStreams): SentRequest {
    let id = 0;
    const answer = new Promise<unknown>((resolve, reject) => {
      id = this.ask(method, data, { ...meta, ...streams }, { resolve, reject });
    });
    return { id, answer, ...this.open(id, streams) };
  }

  /** Open the streams that a request's `_meta` offered, in the same turn. */
  open(id: number, streams: RequestStreams = {}): OpenedStreams {
    return {
      ...(streams.download === undefined ? {} : { download: this.#streams.receive(id, 'caller', streams.download) }),
      ...(streams.upload === true ? { upload: this.#streams.send(id, 'callee', 0) } : {}),
    };
  }

  /** Tell the plugin that nobody waits for a request any more; its answer is still taken. */
  cancel(id: number): void {
    if (this.#closed) return;
    this.#late.expect(id);
    this.#streams.withdraw(id, coreCallError('core/cancelled', { reason: 'the caller withdrew the call' }));
    this.#channel.send({ jsonrpc: '2.0', method: protocolMethods.cancel, params: { data: { id } } });
  }

  /** Answer a request of the plugin. */
  respond(id: number, data: unknown): void {
    if (this.#closed) return;
    try {
      if (this.#channel.respond === undefined) this.#channel.send({ jsonrpc: '2.0', id, result: { data } });
      else this.#channel.respond(id, data);
    } catch (error) {
      this.refuse(id, asCallError(unsendable(error)));
      return;
    }
    this.#answered(id);
  }

  /** Answer a request of the plugin by an error. */
  refuse(id: number, error: CallError): void {
    if (this.#closed) return;
    this.#channel.send({ jsonrpc: '2.0', id, error: toRpcError(error) });
    this.#answered(id);
  }

  /** The stream of results that the plugin takes for a request of its own; undefined where it takes none. */
  downloadOf({ id, params }: RpcRequest): OutgoingStream | undefined {
    const credit = params?._meta?.download;
    return id === undefined || credit === undefined ? undefined : this.#streams.send(id, 'caller', credit);
  }

  /** What the plugin streams with a request of its own, with room for so many bytes at once; undefined where it streams nothing. */
  uploadOf({ id, params }: RpcRequest, window: number): IncomingStream | undefined {
    if (id === undefined || params?._meta?.upload !== true) return undefined;
    const stream = this.#streams.accept(id, window);
    this.#uploads.set(id, stream);
    const [oldest] = this.#uploads.keys();
    if (this.#uploads.size > MAX_UPLOADS && oldest !== undefined) this.#uploads.delete(oldest);
    return stream;
  }

  /** The plugin has ended: whatever waits is rejected, whatever comes is dropped. */
  close(): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone());
    this.#waiting.clear();
    this.#open.clear();
    this.#streams.closeAll(this.#gone());
  }

  #guard(receive: () => void): void {
    if (this.#closed || this.#broken) return;
    try {
      receive();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#break(error.code, error.message);
    }
  }

  #receive(value: unknown, bytes: number): void {
    const message: RpcMessage | undefined = checkMessage(value);
    if (message === undefined) throw new ProtocolError('not-a-message', 'a message that is not JSON-RPC 2.0');
    if (!('method' in message)) this.#settle(message);
    else if (message.method === protocolMethods.data) this.#onData(message, bytes);
    else if (message.method === protocolMethods.credit) this.#onCredit(message);
    else if (message.method === protocolMethods.cancel) this.#onCancel(message);
    else this.#onRequest(message);
  }

  #onRequest(request: RpcRequest): void {
    const { id, params } = request;
    const from = params?._meta?.from;
    if (from !== undefined && from !== this.#plugin) this.#ignore('sender-spoofed', `a message in the name of ${from.slice(0, 100)}`);
    if (id !== undefined) {
      if (this.#open.has(id)) throw new ProtocolError('id-reused', `a second request ${String(id)} while the first is open`);
      this.#open.add(id);
    }
    this.#listeners.onRequest(request);
  }

  #onCredit(message: RpcRequest): void {
    if (!this.#streams.onCredit(message.params?.data)) this.#listeners.onNotice?.();
  }

  /** Never answered, also where it has an id. */
  #onCancel(request: RpcRequest): void {
    const { id } = (request.params?.data ?? {}) as { readonly id?: number };
    this.#listeners.onNotice?.();
    if (id !== undefined && this.#open.has(id)) this.#listeners.onRequest(request);
  }

  #onData(message: RpcRequest, bytes: number): void {
    const data = message.params?.data;
    const reception = this.#streams.onData(data, bytes);
    this.#judge(data as Pick<StreamBytes, 'id' | 'to' | 'end'>, reception, bytes);
  }

  /** Data of a stream that is over crossed the end on its way, which nobody can help of an upload; of one that never was, it is a breach. */
  #judge({ id, to, end }: Pick<StreamBytes, 'id' | 'to' | 'end'>, reception: ReturnType<Streams['onBytes']>, cost: number): void {
    if (reception === 'taken') return;
    const answered = to === 'callee' && !this.#open.has(id) ? this.#uploads.get(id) : undefined;
    if (answered !== undefined) {
      if (end) this.#uploads.delete(id);
      else answered.push([], cost);
      return;
    }
    const mayHaveBeen = to === 'caller' ? id > 0 && id <= this.#lastId && !this.#waiting.has(id) : !this.#open.has(id);
    const wasCancelled = to === 'caller' && this.#late.expects(id);
    if (wasCancelled) return;
    if (reception === 'unknown' && !mayHaveBeen) throw new ProtocolError('stream-unknown', `data of a stream that request ${String(id)} does not have`);
    this.#ignore('stream-closed', `data of the stream of request ${String(id)} after its end`);
  }

  #settle(response: RpcResponse): void {
    const { id } = response;
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) {
      if (id < 1 || id > this.#lastId) throw new ProtocolError('reply-unknown', `an answer to request ${String(id)}, which was never made`);
      if (!this.#late.forgive()) this.#ignore('reply-duplicate', `a second answer to request ${String(id)}`);
      return;
    }
    this.#waiting.delete(id);
    this.#late.arrived(id);
    if (response.error === undefined) {
      this.#streams.close(id, 'caller');
      waiting.resolve(response.result?.data);
    } else {
      const error = fromRpcError(response.error);
      this.#streams.close(id, 'caller', error);
      waiting.reject(error);
    }
  }

  #answered(id: number): void {
    this.#open.delete(id);
    this.#streams.close(id, 'callee');
    this.#uploads.get(id)?.drop();
  }

  #request(id: number, method: string, data: unknown, meta: Meta): void {
    try {
      if (this.#channel.request === undefined) this.#channel.send({ jsonrpc: '2.0', id, method, params: { data, _meta: meta } });
      else this.#channel.request(id, method, data, meta);
    } catch (error) {
      throw unsendable(error);
    }
  }

  #ignore(code: ViolationCode, reason: string): void {
    this.#ignored += 1;
    this.#listeners.onViolation?.(code, reason);
    if (this.#ignored > MAX_IGNORED) throw new ProtocolError('too-many-violations', `more than ${String(MAX_IGNORED)} violations, the last: ${reason}`);
  }

  #break(code: ViolationCode, reason: string): void {
    if (this.#closed || this.#broken) return;
    this.#broken = true;
    this.#listeners.onViolation?.(code, reason);
    this.#listeners.onBroken(reason);
  }

  #gone(): CallError {
    return coreCallError('core/unavailable', { what: `${this.#plugin}, which ended during the call` });
  }
}
