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

/** What a typed kernel client is made over: one untyped way out of the plugin. */
export interface Caller {
  /**
   * Call `kernel/<service>.<operation>` or `<plugin>/<operation>`.
   * @throws PluginError with the code that the callee or the kernel answered.
   */
  call(method: string, data: unknown): Promise<unknown>;
  /** The same without an answer; a refusal is only in the kernel's log. */
  notify(method: string, data: unknown): void;
}
