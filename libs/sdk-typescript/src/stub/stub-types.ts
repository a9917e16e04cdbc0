import type { Caller, Items, Streaming } from '../context.ts';
import type { StubRules } from './declaration.ts';
import type { StubRecord } from './record.ts';

/** How a stub kernel starts. The same options and the same calls always give the same answers, byte for byte. */
export interface StubOptions {
  /** Seed of identifiers and random numbers; 1 where absent. */
  readonly seed?: number;
  /** Milliseconds since the epoch at which the clock stands; 2025-01-01T00:00:00Z where absent. */
  readonly startTime?: number;
  /** The plugin's configuration, merged over the defaults of its schema. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Answers by method, as {@link StubKernel.script} takes them. */
  readonly scripts?: Readonly<Record<string, unknown>>;
}

/** How one call is made; `Upload` is an item of what may be streamed with it, `never` where nothing may. */
export interface StubCallOptions<Upload = never> {
  /** The caller's patience in virtual milliseconds; the operation's own timeout may be shorter. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Who calls; `test` where absent. */
  readonly from?: string;
  /** What is streamed with the call; read as the handler reads it. */
  readonly upload?: Items<Upload>;
}

/** What a script may read of an upload, and give where it streams. */
type ScriptUpload<Script> = Script extends { readonly upload: infer Upload } ? AsyncIterable<Upload> : AsyncIterable<never>;
type ScriptStream<Script, Output> = Script extends { readonly download: infer Item }
  ? AsyncGenerator<Item, Output, void> | Generator<Item, Output, void>
  : never;

/**
 * The answer to a call of the plugin: a value, or a function of the input (and of what is streamed with it) that may throw a
 * `PluginError`. For an operation that streams to the caller it may be a generator function, as a handler is.
 */
export type StubAnswer<Script> = Script extends { readonly input: infer Input; readonly output: infer Output }
  ? Output | ((input: Input, upload: ScriptUpload<Script>) => Output | Promise<Output> | ScriptStream<Script, Output>)
  : unknown;

/**
 * How long a fault lasts: the calls it spares first (`after`, 0) and then hits (`times`; a crash once, others always). With `items` it hits a
 * call that streams in the middle: when so many items went through, both directions together, and before the next one.
 */
interface StubFaultSpan {
  readonly after?: number;
  readonly times?: number;
  readonly items?: number;
}

/**
 * What goes wrong with a method. `error` is a code that is answered, `delayMs` virtual milliseconds before the
 * answer, `crash` the end of the plugin's instance in the middle of the call.
 */
export type StubFault = StubFaultSpan &
  ({ readonly error: string; readonly details?: Readonly<Record<string, unknown>> } | { readonly delayMs: number } | { readonly crash: true });

/** An event that the plugin published and the kernel accepted. */
export interface StubEvent {
  readonly id: string;
  /** Milliseconds since the epoch, virtual. */
  readonly time: number;
  readonly event: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** A log record of the plugin. */
export interface StubLog {
  /** Milliseconds since the epoch, virtual. */
  readonly time: number;
  readonly level: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * A kernel for tests: runs a plugin's handlers in this process and enforces the same declarations as the real one.
 * `Calls` has a typed method for each operation, `Scripts` what each imported operation takes and gives.
 */
export interface StubKernel<Calls, Scripts> {
  /** The operations, typed. */
  readonly calls: Calls;
  /** Call an operation by its name in the spec. Rejects with a `PluginError`; of an operation without a download it has no items. */
  call(operation: string, input: unknown, options?: StubCallOptions<unknown>): Streaming<unknown, unknown>;
  /** The plugin's own way out, outside any call, with the refusals that it would meet. */
  readonly caller: Caller;
  /** Answer a method from now on: an imported operation, or a kernel operation instead of its stub behaviour. */
  script<Method extends keyof Scripts & string>(method: Method, answer: StubAnswer<Scripts[Method]>): void;
  script(method: `kernel/${string}`, answer: unknown): void;
  /** Make a method fail: one that the plugin calls (`kernel/storage.get`), or one of its own (`doc-index/add`). */
  fault(method: string, fault: StubFault): void;
  /** Every call in and out with its answer, in order of their beginnings; plain JSON. */
  records(): readonly StubRecord[];
  /**
   * Make the recorded calls again, on a fresh stub of the same seed and handlers: what the plugin asks is answered
   * from the recording. Rejects with a `ReplayDivergence` where the plugin asks or answers something else.
   */
  replay(records: readonly StubRecord[]): Promise<void>;
  logs(): readonly StubLog[];
  events(): readonly StubEvent[];
  /** Replace the configuration, as an operator would; restarts the plugin where its spec says so. */
  configure(config: Readonly<Record<string, unknown>>): void;
  /** Deliver an event to the operations that subscribe to its topic, `<document>/<event>`; resolves to their answers. */
  deliver(topic: string, payload: unknown): Promise<readonly unknown[]>;
  /** End the plugin's instance: calls in flight fail, its memory is gone, its storage stays. */
  crash(): void;
  /** What the plugin has stored, by key. */
  readonly storage: ReadonlyMap<string, unknown>;
  readonly clock: { readonly now: () => number; readonly advance: (ms: number) => Promise<void> };
  readonly declaration: StubRules;
}
