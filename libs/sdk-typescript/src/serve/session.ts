import type { Channel } from '../channel/channel.ts';
import { coreError } from '../core-errors.ts';
import type { PluginDefinition } from '../definition.ts';
import { invoke } from '../invoke.ts';
import { PluginError } from '../plugin-error.ts';
import { thrownText } from '../thrown.ts';
import { toRpcError } from '../wire/error.ts';
import { STREAM_WINDOW } from '../wire/limits.ts';
import { UnsendableError } from '../wire/message-text.ts';
import { protocolMethods, protocolVersion } from '../wire/methods.ts';
import type { RpcMessage, RpcRequest } from '../wire/rpc.ts';
import { ItemBatch } from '../wire/stream/item-batch.ts';
import { Streams } from '../wire/stream/streams.ts';
import { Cancellation } from './cancellation.ts';
import { cpuProfile } from './cpu-profile.ts';
import { OutgoingCalls } from './outgoing-calls.ts';
import { ServedCall, type Instance } from './served-call.ts';

/** Name and version that the plugin's side gives in `$/initialize`. */
export const sdkName = 'typescript/0.1.0';

/** One running plugin on one channel: answers the kernel until it stops or goes away. */
export class Session<Handlers, Kernel> {
  readonly #channel: Channel;
  readonly #plugin: PluginDefinition<Handlers, Kernel>;
  readonly #handlers: Handlers;
  readonly #streams: Streams;
  readonly #outgoing: OutgoingCalls;
  readonly #serving = new Map<number, Cancellation>();
  readonly #instance: Instance<Kernel>;
  #config: unknown = {};
  #idle: (() => void) | undefined;

  constructor(channel: Channel, plugin: PluginDefinition<Handlers, Kernel>, handlers: Handlers) {
    this.#channel = channel;
    this.#plugin = plugin;
    this.#handlers = handlers;
    this.#streams = new Streams(channel);
    this.#outgoing = new OutgoingCalls(channel, this.#streams);
    this.#instance = { plugin, outgoing: this.#outgoing, config: () => this.#config, memory: new Map() };
  }

  /** Serve until the channel closes. */
  run(): Promise<void> {
    return new Promise((resolve) => {
      this.#channel.listen(
        (message, bytes) => this.#receive(message, bytes),
        () => {
          for (const cancellation of this.#serving.values()) cancellation.cancel();
          this.#streams.closeAll(coreError('core/unavailable', { what: 'the kernel' }));
          resolve();
        },
      );
    });
  }

  #receive(message: RpcMessage, bytes: number): void {
    if (!('method' in message)) {
      this.#outgoing.answer(message);
    } else if (message.method === protocolMethods.cancel) {
      const { id } = (message.params?.data ?? {}) as { id?: number };
      if (id === undefined) return;
      this.#serving.get(id)?.cancel();
      this.#streams.close(id, 'callee', coreError('core/cancelled', { reason: 'the caller withdrew the call' }));
    } else if (message.method === protocolMethods.data) {
      // Of a stream that is over it crossed the end on its way.
      this.#streams.onData(message.params?.data, bytes);
    } else if (message.method === protocolMethods.credit) {
      this.#streams.onCredit(message.params?.data);
    } else if (message.id !== undefined) {
      void this.#answer(message, message.id);
    }
  }

  async #answer(request: RpcRequest, id: number): Promise<void> {
    try {
      const data = await (request.method.startsWith('$/') ? this.#protocol(request) : this.#operation(request, id));
      this.#channel.respond(id, data);
    } catch (error) {
      this.#refuse(id, error);
    }
    this.#streams.close(id, 'callee');
    if (this.#serving.delete(id) && this.#serving.size === 0) this.#idle?.();
    if (request.method === protocolMethods.stop) this.#channel.close();
  }

  #refuse(id: number, error: unknown): void {
    const known = error instanceof PluginError ? error : answerFault(error);
    if (known.cause !== undefined) reportCause(known.cause);
    try {
      this.#channel.send({ jsonrpc: '2.0', id, error: toRpcError(known) });
    } catch (unsendable) {
      // Details that no message can carry must not leave the caller without an answer.
      this.#channel.send({ jsonrpc: '2.0', id, error: toRpcError(answerFault(unsendable)) });
    }
  }

  #operation(request: RpcRequest, id: number): Promise<unknown> {
    const { method } = request;
    const { length } = this.#plugin.id;
    if (method.charAt(length) !== '/' || !method.startsWith(this.#plugin.id)) throw coreError('core/not-found', { what: method });
    const cancellation = new Cancellation();
    this.#serving.set(id, cancellation);
    const operation = method.slice(length + 1);
    const streams = Object.hasOwn(this.#plugin.operations, operation) && this.#plugin.operations[operation]?.stream !== undefined;
    if (streams) return this.#streaming(operation, request, id, cancellation);
    return invoke(this.#plugin, this.#handlers, operation, request.params?.data, new ServedCall(this.#instance, request, cancellation));
  }

  async #streaming(operation: string, request: RpcRequest, id: number, cancellation: Cancellation): Promise<unknown> {
    const { data, _meta: { download, upload } = {} } = request.params ?? {};
    const call = new ServedCall(this.#instance, request, cancellation, upload === true ? this.#streams.accept(id, STREAM_WINDOW) : undefined);
    // Without an offer nobody takes the items.
    const batch = download === undefined ? undefined : new ItemBatch(this.#streams.send(id, 'caller', download));
    try {
      return await invoke(this.#plugin, this.#handlers, operation, data, call, (item) => batch?.add(item));
    } finally {
      // What was yielded before a failure comes before it.
      await batch?.flush();
    }
  }

  async #protocol(request: RpcRequest): Promise<unknown> {
    const { method } = request;
    const data = (request.params?.data ?? {}) as { readonly config?: unknown; readonly protocol?: number; readonly ms?: number };
    if (method === protocolMethods.initialize) {
      if (data.protocol !== protocolVersion) throw coreError('core/unsupported', { what: `protocol ${String(data.protocol)}` });
      this.#config = data.config ?? {};
      return { protocol: protocolVersion, sdk: sdkName, id: this.#plugin.id, version: this.#plugin.version };
    }
    if (method === protocolMethods.health) return { status: 'ok', serving: this.#serving.size };
    if (method === protocolMethods.config) {
      this.#config = data.config ?? {};
      return {};
    }
    if (method === protocolMethods.stop) {
      await this.#drained();
      return {};
    }
    if (method === protocolMethods.profile) return cpuProfile(data.ms ?? 0);
    throw coreError('core/not-found', { what: method });
  }

  /** Resolves when no call is being served; the kernel ends the process where that takes too long. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#serving.size === 0) resolve();
      else this.#idle = resolve;
    });
  }
}

/** What is said in the place of an answer that cannot be sent. */
function answerFault(error: unknown): PluginError {
  if (error instanceof UnsendableError) return coreError('core/contract-violation', { reason: `the answer cannot be sent: ${error.message}` });
  return coreError('core/internal', { reason: thrownText(error) });
}

/** What a handler threw by mistake is for its author: it goes to stderr, which the kernel keeps with the plugin's log. */
function reportCause(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : thrownText(cause)}\n`);
}
