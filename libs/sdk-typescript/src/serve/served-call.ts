import type { Caller, CallContext, Logger } from '../context.ts';
import type { PluginDefinition } from '../definition.ts';
import type { Message } from '../message.ts';
import type { Meta, RpcRequest } from '../wire/rpc.ts';
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

/** The request as the SDK shows it to a handler. */
export function toMessage(request: RpcRequest, pluginId: string, now: number): Message {
  const meta: Partial<Meta> = request.params?._meta ?? {};
  const timestamp = meta.timestamp ?? now;
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

/** Make the context of one call. Whatever the handler calls carries its deadline and trace. */
export function createContext<Kernel>(instance: Instance<Kernel>, request: RpcRequest, cancellation: Cancellation): CallContext<Kernel> {
  const { plugin, outgoing, memory } = instance;
  const message = toMessage(request, plugin.id, Date.now());
  const { traceparent, deadline = message.timestamp + DEFAULT_TIMEOUT_MS } = request.params?._meta ?? {};
  const metaTo = (method: string): Meta => ({
    timestamp: Date.now(),
    from: plugin.id,
    to: [method.slice(0, method.indexOf('/'))],
    type: 'request',
    deadline,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(request.id === undefined ? {} : { parent: request.id }),
  });
  const caller: Caller = {
    call: (method, data) => outgoing.call(method, data, metaTo(method), cancellation),
    notify: (method, data) => outgoing.notify(method, data, metaTo(method)),
  };
  let kernel: Kernel | undefined;
  let log: Logger | undefined;
  return {
    message,
    get signal() {
      return cancellation.signal;
    },
    deadline,
    get log() {
      return (log ??= createLogger(caller));
    },
    get kernel() {
      return (kernel ??= plugin.createKernel(caller));
    },
    config: instance.config(),
    clock: { now: () => Date.now() },
    ids: { next: () => crypto.randomUUID() },
    random: () => Math.random(),
    memo<T>(key: string, create: () => T): T {
      if (!memory.has(key)) memory.set(key, create());
      return memory.get(key) as T;
    },
  };
}

/** Log records travel as notifications: nobody waits for them. */
export function createLogger(caller: Caller): Logger {
  const write = (level: string) => (message: string, fields?: Record<string, unknown>) =>
    caller.notify('kernel/log.write', { level, message, ...(fields === undefined ? {} : { fields }) });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
