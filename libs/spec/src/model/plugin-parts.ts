import type { EventEntry, Member } from './members.ts';
import type { Json, Schema } from './schema.ts';

export type Language = 'typescript' | 'javascript' | 'python' | 'go' | 'rust' | 'java' | 'wasm';

/** The isolation levels, weakest first; an operator may only raise one. */
export type Isolation = 'worker' | 'wasm' | 'process' | 'sandbox' | 'external';

export interface Runtime {
  readonly language: Language;
  readonly isolation: Isolation;
  readonly concurrency: { readonly mode: 'serial' | 'parallel'; readonly max: number };
}

/** One edge of the graph: what an alias stands for. */
export interface ImportEdge {
  readonly alias: string;
  readonly kind: 'contract' | 'plugin';
  /** Id of the imported document. */
  readonly document: string;
  readonly range: string;
  /** Operations named (plugins only). */
  readonly operations: readonly string[];
  readonly optional: boolean;
}

export interface PublishedEvent extends EventEntry {
  /** The contract event it is published as, where it is one. */
  readonly event?: { readonly document: string; readonly name: string };
}

export interface Subscription {
  readonly event: string;
  /** A contract id (any publisher) or a plugin id (that publisher). */
  readonly from: { readonly kind: 'contract' | 'plugin'; readonly document: string };
  readonly operation: string;
  readonly pointer: string;
}

export interface ExtensionPoint extends Member {
  readonly schema: Schema;
  readonly many: boolean;
}

export interface Contribution {
  readonly to: { readonly document: string; readonly point: string };
  readonly items: readonly Json[];
  readonly pointer: string;
}

export interface ConfigSpec {
  readonly schema: Schema;
  readonly reload: 'hot' | 'restart';
}

export interface Capability {
  readonly id: string;
  readonly scope: string;
  readonly permissions: readonly string[];
  readonly paths: readonly string[];
  readonly hosts: readonly string[];
  readonly reason: string;
  readonly pointer: string;
}

/** Limits with their units resolved; absent: the kernel's default. */
export interface Resources {
  readonly memoryBytes?: number;
  readonly cpuPercent?: number;
  readonly fileHandles?: number;
  readonly connections?: number;
  readonly diskBytes?: number;
}

export interface StateSpec {
  readonly schema: Schema;
  readonly version: number;
  readonly retentionMs?: number;
}

export interface Lifecycle {
  readonly startTimeoutMs: number;
  readonly stopTimeoutMs: number;
  readonly health: { readonly intervalMs: number; readonly timeoutMs: number };
  readonly hotReload: boolean;
  readonly onCrash: 'restart' | 'stop';
}
