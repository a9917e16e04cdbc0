import type { Diagnostic } from '@plugwright/diagnostics';
import type { Isolation } from '@plugwright/manifest';
import type { BrokerParts } from './broker/broker.ts';
import type { GrantStatus } from './capabilities/grant-status.ts';
import type { GrantsPolicy } from './capabilities/grants-policy.ts';
import type { Observations } from './capabilities/learning/observations.ts';
import type { OperatorGrant } from './capabilities/restrictions.ts';
import type { ConfigSources } from './config/configuration.ts';
import type { ConfigControl } from './config/plan.ts';
import type { PackageVerifier } from './discovery/package-verifier.ts';
import type { IsolationDriver } from './isolation/driver.ts';
import type { IsolationPolicy } from './isolation/policy.ts';
import type { Ledger, LedgerEntry } from './ledger/ledger.ts';
import type { LedgerPolicy } from './ledger/policy.ts';
import type { PluginState } from './lifecycle/chart.ts';
import type { Inspection } from './lifecycle/inspection.ts';
import type { Step } from './lifecycle/life.ts';
import type { LifecycleOptions } from './lifecycle/lifecycle-options.ts';
import type { KernelLimits } from './limits.ts';
import type { LogQuery } from './logging/log-book.ts';
import type { LogRecord, LogSink } from './logging/log-record.ts';
import type { CallStats } from './metrics/call-metrics.ts';
import type { RuntimeLanguage } from './runtime/language.ts';
import type { Lease, LockStatus } from './services/locks/lease.ts';
import type { ServiceManifest } from './services/service-manifest.ts';
import type { DeadLetter, StoredEvent } from './storage/storage.ts';
import type { CpuProfile } from './telemetry/profile/cpu-profile.ts';
import type { PluginReading, Telemetry } from './telemetry/telemetry.ts';
import type { Transport, TransportSurroundings } from './transport/transport.ts';
import type { Workflows } from './workflow/workflows.ts';
import type { UsageOptions } from './usage/operator-limits.ts';
import type { UsageRecord } from './usage/usage-record.ts';

/** How a kernel is made. Every seam has a default; only the folders are needed. */
export interface KernelOptions {
  /** Folders of plugins, or folders that hold such folders. */
  readonly folders: readonly string[];
  /** A registry folder, whose installed plugins are taken besides. */
  readonly registry?: string;
  /** A folder, the packages under whose `node_modules` are taken besides, where they are plugins. */
  readonly packages?: string;
  /** By id: the range of versions that may run of a plugin, and no other; the preferred version that fits to the others where nothing is said. */
  readonly pins?: Readonly<Record<string, string>>;
  /** Where storage, events, ledger and log are kept; in memory where absent. One kernel at a time. */
  readonly stateFolder?: string;
  /** Nothing is configured from the process's environment unless it is given here. */
  readonly config?: ConfigSources;
  /** The services of the kernel spec; those that this package was built with where absent. */
  readonly services?: ServiceManifest;
  readonly isolation?: IsolationPolicy & {
    /** Every level that this package knows where absent; a machine need not give them all. */
    readonly drivers?: readonly IsolationDriver[];
    /** Plugins at level wasm that share a thread, by the name of their group; those that are in none share one, too. */
    readonly trustGroups?: Readonly<Record<string, readonly string[]>>;
  };
  readonly languages?: readonly RuntimeLanguage[];
  readonly verifier?: PackageVerifier;
  /** Where log records go; `kernel.log` in the state folder where absent, and nowhere without one. */
  readonly log?: LogSink;
  readonly ledger?: Ledger;
  /** What the ledger in the state folder records, and for how long. */
  readonly ledgerPolicy?: Partial<LedgerPolicy>;
  /** Private Ed25519 key as PEM that signs the ledger; one is made and kept in the state folder where absent. */
  readonly ledgerKey?: string;
  /** An observer of calls; `log` writes each as a record of level debug. */
  readonly telemetry?: Telemetry | 'log';
  /** How messages get about; within this kernel where absent. */
  readonly transport?: (surroundings: TransportSurroundings) => Transport;
  readonly limits?: Partial<KernelLimits>;
  /** How the machine is shared out among the plugins, where their manifests are not to decide. */
  readonly usage?: UsageOptions;
  /** Spares, what a hang and a lost dependency lead to. */
  readonly lifecycle?: LifecycleOptions;
  /** What plugins may do of what their manifests declare; all of it where absent. */
  readonly grants?: GrantsPolicy;
  readonly broker?: Pick<BrokerParts, 'limits' | 'resolve'>;
  /** Allow one plugin everything, and remember what it did. */
  readonly learning?: Observations;
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
  /** Takes the items that the operation streams, in order; while a promise that it returns is open, no more come. They are dropped where it is absent. */
  readonly onItems?: (items: readonly unknown[]) => void | Promise<void>;
  /** Items for the operation, read as fast as it takes them. */
  readonly upload?: AsyncIterable<unknown>;
}

/** How an event is published from outside. */
export interface PublishOptions {
  /**
   * Letters, digits and `. : - _`, unique among the events of that name. Who does not know whether an event was accepted publishes it again with the same id:
   * it is one event then, and nobody who acknowledged it gets it again.
   */
  readonly id?: string;
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
  /** A second instance is ready to take over. */
  readonly spare?: true;
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
  publish(plugin: string, event: string, payload: unknown, options?: PublishOptions): Promise<string>;
  /** Hear every accepted event; returns how to stop hearing. */
  onEvent(listener: (event: StoredEvent) => void): () => void;
  /** Hear every log record; returns how to stop hearing. */
  onLog(listener: (record: LogRecord) => void): () => void;
  /** Hear every step in the life of every plugin; returns how to stop hearing. */
  onStep(listener: (plugin: string, step: Step) => void): () => void;
  ps(): PluginStatus[];
  health(): HealthReport;
  logs(query?: LogQuery): readonly LogRecord[];
  ledger(): readonly LedgerEntry[];
  deadLetters(): readonly DeadLetter[];
  /** Bring a dead letter again, with all its attempts before it and behind what its receiver has waiting; false where there is none of that number. */
  redeliver(letter: number): Promise<boolean>;
  /** Forget a dead letter; false where there is none of that number. */
  discard(letter: number): Promise<boolean>;
  /** Locks that somebody holds or waits for, by name. */
  locks(): readonly LockStatus[];
  /** End the leases of a lock, or the one of a token, whoever holds them; what was ended, which stands on the ledger with who did it. */
  releaseLock(name: string, options?: { readonly token?: number; readonly by?: string }): Promise<readonly Lease[]>;
  /** Calls of several plugins that happen all or are undone, over crashes of the kernel. */
  readonly workflows: Workflows;
  /** What plugins are configured with, what would change, and what it was. */
  readonly config: ConfigControl;
  stats(): KernelStats;
  /**
   * Sample where a plugin's code spends its time, for so many milliseconds up to 60,000: a V8 CPU profile. Rejects with a `CallError`;
   * `core/not-found` where there is no such plugin, `core/unsupported` where its SDK cannot.
   */
  profile(plugin: string, ms: number): Promise<CpuProfile>;
  /** The figures of each plugin at this moment, by id. */
  readings(): readonly PluginReading[];
  /** What every plugin takes of the machine and may take, by id. */
  usage(): readonly UsageRecord[];
  /** Resolves when every accepted event was delivered or given up; those for plugins that do not run are not waited for. */
  settled(): Promise<void>;
  /**
   * Read manifest and configuration of a plugin again. Where only the configuration changed and the spec says `reload: hot`, the
   * running code gets it. Else the new program is brought up beside the old one where both say `hotReload`, looked at, and takes over between two
   * calls; without `hotReload` it is started after the old one ended, and calls wait. Where it does not become ready the old one goes on.
   */
  reload(plugin: string): Promise<Diagnostic[]>;
  /** Every capability that a loaded plugin declares, and what became of it. */
  grants(): readonly GrantStatus[];
  /** Grant a capability, or grant it anew; it counts more than a grants file, and outlives the kernel. Rejects with a `CallError`. */
  grant(plugin: string, grant: OperatorGrant): Promise<GrantStatus>;
  /** Take a capability away until it is granted again: calls and connections end at once, a program that could reach files is started anew. */
  revoke(plugin: string, capability: string, by?: string): Promise<GrantStatus>;
  /** Everything about one plugin; undefined where there is none. */
  inspect(plugin: string): Inspection | undefined;
  /** Take a running plugin out: calls are refused, its code is frozen where its isolation level can. It stays so over restarts of the kernel. */
  quarantine(plugin: string, reason: string): Promise<Diagnostic[]>;
  /** Let a quarantined plugin go on where it was frozen, or start it anew. */
  thaw(plugin: string): Promise<Diagnostic[]>;
  /** End a plugin's code without asking; `reload` starts it again. */
  kill(plugin: string, reason: string): Promise<Diagnostic[]>;
  /** Stop a plugin, and do not start it again in this or a later kernel until it is enabled. */
  disable(plugin: string, reason: string): Promise<Diagnostic[]>;
  /** Start a disabled plugin again. */
  enable(plugin: string): Promise<Diagnostic[]>;
  /** Stop a plugin and leave it out until it is reloaded. */
  unload(plugin: string): Promise<Diagnostic[]>;
  /** Stop gracefully: no new work, what is under way may end within its plugin's stop timeout, then nothing is left. */
  stop(): Promise<void>;
}
