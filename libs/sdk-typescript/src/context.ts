import type { Message } from './message.ts';

/** Structured log records; `fields` are data, never interpolated into the message. */
export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Everything a handler may use besides its input. What is nondeterministic comes from here, so that the stub can decide it. */
export interface CallContext<Kernel, Config = unknown> {
  readonly message: Message;
  /** Aborts when the caller cancels, the deadline passes, or the plugin stops. */
  readonly signal: AbortSignal;
  /** When the caller stops waiting, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly log: Logger;
  /**
   * Report a value of a metric that the spec declares under `observability.metrics`: what to add to a counter, what a gauge or histogram takes. One
   * that is not declared is dropped, and the kernel says so.
   */
  readonly metric: (name: string, value: number, attributes?: Readonly<Record<string, string | number | boolean>>) => void;
  /** Typed client of what the spec declares: kernel services, events, imported plugins. */
  readonly kernel: Kernel;
  /** The validated configuration as it stood when the call began. */
  readonly config: Config;
  readonly clock: { readonly now: () => number };
  readonly ids: { readonly next: () => string };
  /** In [0, 1). */
  readonly random: () => number;
  /** Instance-scoped memory: created once per running plugin, forgotten with it. */
  readonly memo: <T>(key: string, create: () => T) => T;
}

/** Items that a caller streams with a call. */
export type Items<Item> = Iterable<Item> | AsyncIterable<Item>;

/**
 * A call under way that streams items before its output. It is a promise of the output, and an iterable of the items, once. Leaving the
 * iteration early withdraws the call. Items are held for whoever iterates, and the callee waits for him; where the output is awaited and nobody
 * has begun to iterate by the end of the turn, they are dropped.
 */
export interface Streaming<Item, Output> extends Promise<Output>, AsyncIterable<Item> {}

/** What streams with a call, besides its data and its output. */
export interface CallStreams {
  /** Whether the operation streams to the caller. */
  readonly download?: boolean;
  /** What the caller streams; taken no faster than the callee reads it, and left where the call ends before. */
  readonly upload?: Items<unknown> | undefined;
}

/** What a typed kernel client is made over: one untyped way out of the plugin. */
export interface Caller {
  /**
   * Call `kernel/<service>.<operation>` or `<plugin>/<operation>`.
   * @throws PluginError with the code that the callee or the kernel answered.
   */
  call(method: string, data: unknown): Promise<unknown>;
  /**
   * Call an operation that streams. What the items or the output fail with, both fail with.
   * @throws PluginError as {@link Caller.call} does
   */
  stream(method: string, data: unknown, streams: CallStreams): Streaming<unknown, unknown>;
  /** The same without an answer; a refusal is only in the kernel's log. */
  notify(method: string, data: unknown): void;
}
