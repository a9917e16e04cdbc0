import type { Diagnostic } from '@plugwright/diagnostics';
import type { ShownValue } from './history/revision.ts';

/**
 * How a plugin would come by its configuration: `hot`, the running code is told; `replace`, new code is brought up beside the old one; `restart`,
 * after it; `start`, it does not run now; `later`, an operator took it out, and it gets it when it is started again.
 */
export type ConfigAction = 'hot' | 'replace' | 'restart' | 'start' | 'later';

/** One value that would change. */
export interface KeyChange {
  /** JSON pointer of the member. */
  readonly pointer: string;
  /** Absent where there is none. */
  readonly before?: ShownValue;
  readonly after?: ShownValue;
}

/** What would become of one plugin. */
export interface PluginChange {
  readonly plugin: string;
  readonly action: ConfigAction;
  readonly keys: readonly KeyChange[];
}

/** What would be done if the configuration were applied now. Nothing in it is secret. */
export interface ConfigPlan {
  /** Names exactly these changes. */
  readonly plan: string;
  /** The revision that is in force; 0 before the first. */
  readonly revision: number;
  readonly changes: readonly PluginChange[];
  /** With an error nothing would be applied. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What became of a plan. */
export interface ConfigOutcome {
  readonly plan: ConfigPlan;
  /** The revision in force now. */
  readonly revision: number;
  /** What went wrong with single plugins, or why nothing was done. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The configuration of a running kernel: what it is, what would change, and what it was. */
export interface ConfigControl {
  /** What plugins were last given, by plugin and pointer. */
  show(): Readonly<Record<string, Readonly<Record<string, ShownValue>>>>;
  /** Read file and secrets again, and say what would change; nothing is done. */
  plan(): Promise<ConfigPlan>;
  /** Do what the plan says; with the name of a plan, only if it still is that one. With an error in the plan nothing is done. */
  apply(plan?: string): Promise<ConfigOutcome>;
  /** Oldest first. */
  history(): Promise<readonly ConfigSummary[]>;
  /** Write the configuration file as it was at a revision, and apply it; `dry` only plans it. */
  rollback(revision: number, dry?: boolean): Promise<ConfigOutcome>;
}

/** One revision in a list. */
export interface ConfigSummary {
  readonly revision: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly cause: string;
  readonly of?: number;
  /** What changed against the revision before, as `<plugin><pointer>`. */
  readonly changed: readonly string[];
}
