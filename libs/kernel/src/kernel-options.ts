import type { Diagnostic } from '@plugwright/diagnostics';
import type { Isolation } from '@plugwright/manifest';
import type { ConfigSources } from './config/configuration.ts';
import type { PackageVerifier } from './discovery/package-verifier.ts';
import type { IsolationDriver } from './isolation/driver.ts';
import type { Ledger, LedgerEntry } from './ledger/ledger.ts';
import type { PluginState } from './lifecycle/state.ts';
import type { KernelLimits } from './limits.ts';
import type { LogQuery } from './logging/log-book.ts';
import type { LogRecord, LogSink } from './logging/log-record.ts';
import type { CallStats } from './metrics/call-metrics.ts';
import type { RuntimeLanguage } from './runtime/language.ts';
import type { ServiceManifest } from './services/service-manifest.ts';
import type { DeadLetter, StoredEvent } from './storage/storage.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { Transport, TransportSurroundings } from './transport/transport.ts';

/** How a kernel is made. Every seam has a default; only the folders are needed. */
export interface KernelOptions {
  /** Folders of plugins, or folders that hold such folders. */
  readonly folders: readonly string[];
  /** Where storage, events, ledger and log are kept; in memory where absent. One kernel at a time. */
  readonly stateFolder?: string;
  /** Nothing is configured from the process's environment unless it is given here. */
  readonly config?: ConfigSources;
  /** The services of the kernel spec; those that this package was built with where absent. */
  readonly services?: ServiceManifest;
  readonly isolation?: {
    /** Worker threads and child processes where absent. */
    readonly drivers?: readonly IsolationDriver[];
    /** A level that no plugin runs below; it can only raise what a spec asks for. */
    readonly minimum?: Isolation;
  };
  readonly languages?: readonly RuntimeLanguage[];
  readonly verifier?: PackageVerifier;
  /** Where log records go; `kernel.log` in the state folder where absent, and nowhere without one. */
  readonly log?: LogSink;
  readonly ledger?: Ledger;
  /** An observer of calls; `log` writes each as a record of level debug. */
  readonly telemetry?: Telemetry | 'log';
  /** How messages get about; within this kernel where absent. */
  readonly transport?: (surroundings: TransportSurroundings) => Transport;
  readonly limits?: Partial<KernelLimits>;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
}

/** How a call is made from outside. */
export interface CallOptions {
  /** The caller's patience in milliseconds; the operation's own timeout may be shorter. */
  readonly timeoutMs?: number;
  /** Who calls, for messages and traces; `kernel` where absent. */
  readonly from?: string;
  readonly signal?: AbortSignal;
  /** W3C traceparent of the caller's span. */
  readonly traceparent?: string;
}

/** One plugin as `ps` shows it. */
export interface PluginStatus {
  readonly id: string;
  readonly version: string;
  readonly state: PluginState;
  readonly isolation: Isolation;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly restarts: number;
  readonly serving: number;
  readonly queued: number;
  readonly operations: readonly string[];
  readonly pid?: number;
  /** Why it is not running, or why it was restarted. */
  readonly reason?: string;
}

/** Whether a kernel and its plugins are well. */
export interface HealthReport {
  readonly status: 'ok' | 'degraded';
  readonly uptimeMs: number;
  readonly plugins: readonly { readonly id: string; readonly state: PluginState; readonly reason?: string }[];
}

/** Figures since the start. */
export interface KernelStats {
  readonly total: CallStats;
  /** By `<plugin>/<operation>`. */
  readonly byMethod: Readonly<Record<string, CallStats>>;
  readonly events: { readonly accepted: number; readonly pending: number; readonly dead: number };
}

/** A running host of plugins. */
export interface Kernel {
  /**
   * Open the state, find and resolve the plugins, start them in order. Findings are returned, not thrown; a plugin that
   * fails keeps nobody from running who does not need it. With an error about the state nothing runs.
   */
  start(): Promise<Diagnostic[]>;
  /** Call an operation; rejects with a `CallError`. */
  call(plugin: string, operation: string, data: unknown, options?: CallOptions): Promise<unknown>;
  /** Publish an event of a plugin in its name; resolves with its id once it is accepted, rejects with a `CallError`. */
  publish(plugin: string, event: string, payload: unknown): Promise<string>;
  /** Hear every accepted event; returns how to stop hearing. */
  onEvent(listener: (event: StoredEvent) => void): () => void;
  /** Hear every log record; returns how to stop hearing. */
  onLog(listener: (record: LogRecord) => void): () => void;
  ps(): PluginStatus[];
  health(): HealthReport;
  logs(query?: LogQuery): readonly LogRecord[];
  ledger(): readonly LedgerEntry[];
  deadLetters(): readonly DeadLetter[];
  stats(): KernelStats;
  /** Resolves when every accepted event was delivered or given up; those for plugins that do not run are not waited for. */
  settled(): Promise<void>;
  /**
   * Read manifest and configuration of a plugin again. Where only the configuration changed and the spec says `reload: hot`, the
   * running code gets it; else the plugin is restarted, and calls wait meanwhile.
   */
  reload(plugin: string): Promise<Diagnostic[]>;
  /** Stop gracefully: no new work, what is under way may end within its plugin's stop timeout, then nothing is left. */
  stop(): Promise<void>;
}
