import type { Caller, CallContext, CallStreams, Logger, Streaming } from '../context.ts';
import type { PluginDefinition } from '../definition.ts';
import type { Message } from '../message.ts';
import { protocolMethods } from '../wire/methods.ts';
import type { Meta, RpcRequest } from '../wire/rpc.ts';
import { IncomingStream } from '../wire/stream/incoming-stream.ts';
import type { Cancellation } from './cancellation.ts';
import type { OutgoingCalls } from './outgoing-calls.ts';

/** What all calls of one running plugin share. */
export interface Instance<Kernel> {
  readonly plugin: PluginDefinition<never, Kernel>;
  readonly outgoing: OutgoingCalls;
  readonly config: () => unknown;
  readonly memory: Map<string, unknown>;
}

/** A deadline for a request that names none: the kernel always does, another host may not. */
const DEFAULT_TIMEOUT_MS = 30_000;

const clock = { now: (): number => Date.now() };
const ids = { next: (): string => crypto.randomUUID() };
const random = (): number => Math.random();

/** The upload of a call that has none. */
const nothing = new IncomingStream(0, () => undefined);
nothing.end();

/** The request as the SDK shows it to a handler. */
export function toMessage(request: RpcRequest, pluginId: string, received: number): Message {
  const meta: Partial<Meta> = request.params?._meta ?? {};
  const timestamp = meta.timestamp ?? received;
  return {
    id: meta.id ?? String(request.id),
    timestamp,
    from: meta.from ?? 'kernel',
    to: meta.to ?? [pluginId],
    type: meta.type ?? 'request',
    method: meta.topic ?? request.method,
    data: request.params?.data,
    ...(meta.traceparent === undefined ? {} : { correlation: meta.traceparent.slice(3, 35) }),
    ...(meta.deadline === undefined ? {} : { timeout: meta.deadline - timestamp }),
  };
}

/**
 * The context of one call. Whatever the handler calls carries its deadline and trace. What a handler does not look at is not made: most
 * handlers use two or three of the members, and making them all costs more than the rest of a small call.
 */
export class ServedCall<Kernel> implements CallContext<Kernel>, Caller {
  readonly deadline: number;
  readonly config: unknown;
  /** What the caller streams; the type of a handler's context has it where the operation declares it. */
  readonly upload: AsyncIterable<unknown>;
  readonly clock = clock;
  readonly ids = ids;
  readonly random = random;
  readonly #instance: Instance<Kernel>;
  readonly #request: RpcRequest;
  readonly #cancellation: Cancellation;
  readonly #received: number;
  #message: Message | undefined;
  #kernel: Kernel | undefined;
  #log: Logger | undefined;
  #memo: CallContext<Kernel>['memo'] | undefined;

  constructor(instance: Instance<Kernel>, request: RpcRequest, cancellation: Cancellation, upload: AsyncIterable<unknown> = nothing) {
    this.#instance = instance;
    this.#request = request;
    this.#cancellation = cancellation;
    const meta = request.params?._meta;
    this.#received = meta?.timestamp ?? Date.now();
    this.deadline = meta?.deadline ?? this.#received + DEFAULT_TIMEOUT_MS;
    this.config = instance.config();
    this.upload = upload;
  }

  get message(): Message {
    return (this.#message ??= toMessage(this.#request, this.#instance.plugin.id, this.#received));
  }

  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  get log(): Logger {
    return (this.#log ??= createLogger(this));
  }

  get metric(): CallContext<Kernel>['metric'] {
    return (name, value, attributes = {}) => this.notify(protocolMethods.metric, { name, value, attributes });
  }

  get kernel(): Kernel {
    return (this.#kernel ??= this.#instance.plugin.createKernel({
      call: (method, data) => this.call(method, data),
      stream: (method, data, streams) => this.stream(method, data, streams),
      notify: (method, data) => this.notify(method, data),
    }));
  }

  /** A handler takes it out of its context, so it must not need one. */
  get memo(): CallContext<Kernel>['memo'] {
    const { memory } = this.#instance;
    return (this.#memo ??= <T>(key: string, create: () => T): T => {
      if (!memory.has(key)) memory.set(key, create());
      return memory.get(key) as T;
    });
  }

  call(method: string, data: unknown): Promise<unknown> {
    return this.#instance.outgoing.call(method, data, this.#metaTo(method), this.#cancellation);
  }

  stream(method: string, data: unknown, streams: CallStreams): Streaming<unknown, unknown> {
    return this.#instance.outgoing.stream(method, data, this.#metaTo(method), this.#cancellation, streams);
  }

  notify(method: string, data: unknown): void {
    this.#instance.outgoing.notify(method, data, this.#metaTo(method));
  }

  #metaTo(method: string): Meta {
    const { id, params } = this.#request;
    const traceparent = params?._meta?.traceparent;
    return {
      timestamp: Date.now(),
      from: this.#instance.plugin.id,
      to: [method.slice(0, method.indexOf('/'))],
      type: 'request',
      deadline: this.deadline,
      ...(traceparent === undefined ? {} : { traceparent }),
      ...(id === undefined ? {} : { parent: id }),
    };
  }
}

/** Log records travel as notifications: nobody waits for them. */
export function createLogger(caller: Pick<Caller, 'notify'>): Logger {
  const write = (level: string) => (message: string, fields?: Record<string, unknown>) =>
    caller.notify('kernel/log.write', { level, message, ...(fields === undefined ? {} : { fields }) });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
