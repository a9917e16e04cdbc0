import type { Channel } from '../channel/channel.ts';
import { coreError } from '../core-errors.ts';
import type { PluginDefinition } from '../definition.ts';
import { invoke } from '../invoke.ts';
import { PluginError } from '../plugin-error.ts';
import { toRpcError } from '../wire/error.ts';
import { protocolMethods, protocolVersion } from '../wire/methods.ts';
import type { RpcMessage, RpcRequest } from '../wire/rpc.ts';
import { Cancellation } from './cancellation.ts';
import { OutgoingCalls } from './outgoing-calls.ts';
import { createContext, type Instance } from './served-call.ts';

/** Name and version that the plugin's side gives in `$/initialize`. */
export const sdkName = 'typescript/0.1.0';

/** One running plugin on one channel: answers the kernel until it stops or goes away. */
export class Session<Handlers, Kernel> {
  readonly #channel: Channel;
  readonly #plugin: PluginDefinition<Handlers, Kernel>;
  readonly #handlers: Handlers;
  readonly #outgoing: OutgoingCalls;
  readonly #serving = new Map<number, Cancellation>();
  readonly #instance: Instance<Kernel>;
  #config: unknown = {};
  #idle: (() => void) | undefined;

  constructor(channel: Channel, plugin: PluginDefinition<Handlers, Kernel>, handlers: Handlers) {
    this.#channel = channel;
    this.#plugin = plugin;
    this.#handlers = handlers;
    this.#outgoing = new OutgoingCalls(channel);
    this.#instance = { plugin, outgoing: this.#outgoing, config: () => this.#config, memory: new Map() };
  }

  /** Serve until the channel closes. */
  run(): Promise<void> {
    return new Promise((resolve) => {
      this.#channel.listen(
        (message) => this.#receive(message),
        () => {
          for (const cancellation of this.#serving.values()) cancellation.cancel();
          resolve();
        },
      );
    });
  }

  #receive(message: RpcMessage): void {
    if (!('method' in message)) {
      this.#outgoing.answer(message);
    } else if (message.method === protocolMethods.cancel) {
      const { id } = (message.params?.data ?? {}) as { id?: number };
      if (id !== undefined) this.#serving.get(id)?.cancel();
    } else if (message.id !== undefined) {
      void this.#answer(message, message.id);
    }
  }

  async #answer(request: RpcRequest, id: number): Promise<void> {
    try {
      const data = request.method.startsWith('$/') ? await this.#protocol(request) : await this.#operation(request, id);
      this.#channel.send({ jsonrpc: '2.0', id, result: { data } });
    } catch (error) {
      const known = error instanceof PluginError ? error : coreError('core/internal', { reason: String(error) });
      if (known.cause !== undefined) reportCause(known.cause);
      this.#channel.send({ jsonrpc: '2.0', id, error: toRpcError(known) });
    }
    if (request.method === protocolMethods.stop) this.#channel.close();
  }

  async #operation(request: RpcRequest, id: number): Promise<unknown> {
    const [owner, operation] = splitMethod(request.method);
    if (owner !== this.#plugin.id) throw coreError('core/not-found', { what: request.method });
    const cancellation = new Cancellation();
    this.#serving.set(id, cancellation);
    try {
      const context = createContext(this.#instance, request, cancellation);
      return await invoke(this.#plugin, this.#handlers, operation, request.params?.data, context);
    } finally {
      this.#serving.delete(id);
      if (this.#serving.size === 0) this.#idle?.();
    }
  }

  async #protocol(request: RpcRequest): Promise<unknown> {
    const { method } = request;
    const data = (request.params?.data ?? {}) as { readonly config?: unknown; readonly protocol?: number };
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

function splitMethod(method: string): [owner: string, operation: string] {
  const slash = method.indexOf('/');
  return [method.slice(0, slash), method.slice(slash + 1)];
}

/** What a handler threw by mistake is for its author: it goes to stderr, which the kernel keeps with the plugin's log. */
function reportCause(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
}
