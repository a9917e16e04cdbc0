import type { Bump, DocumentDiff } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';

/** What the rules of the gate look at. */
export interface GateFacts {
  /** The specs as they stand. */
  readonly model: Model;
  /** Ids of the documents that the workspace writes itself and releases. */
  readonly own: ReadonlySet<string>;
  /** The last released version by id; absent for a document that was never released. */
  readonly released: ReadonlyMap<string, string>;
  /** What the pending changesets carry, by id. */
  readonly pending: ReadonlyMap<string, Bump>;
  /** The version that each document gets with the next release. */
  readonly next: ReadonlyMap<string, string>;
  /** What changed since the baseline. */
  readonly diff: readonly DocumentDiff[];
}

/** One question of the gate. */
export type GateRule = (facts: GateFacts) => readonly Diagnostic[];
