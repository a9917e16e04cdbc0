import type { LedgerKind } from './ledger.ts';

/** What a policy may leave out. Loads, grants, denials and what they lead to always stand on the ledger. */
export const omittableKinds = ['use', 'call', 'start', 'stop', 'throttle', 'configure', 'reload'] as const satisfies readonly LedgerKind[];

export type OmittableKind = (typeof omittableKinds)[number];

/** What a ledger records, for how long, and what happens where it cannot. */
export interface LedgerPolicy {
  /** Kinds that are not recorded. */
  readonly omit: readonly OmittableKind[];
  /** The share of calls in [0, 1] that is recorded, chosen by trace, so that a trace is recorded as a whole or not at all. */
  readonly calls: number;
  /** Failed calls are recorded also where their trace was not chosen. */
  readonly failedCalls: boolean;
  /** Entries older than this many milliseconds are dropped behind a signed checkpoint; kept for good where absent. */
  readonly retentionMs?: number;
  /** A signed checkpoint after so many entries, and after so many milliseconds in which something was recorded. */
  readonly checkpointEntries: number;
  readonly checkpointMs: number;
  /** What happens while the ledger cannot be written: no plugin is loaded, or it is only told. */
  readonly onTrouble: 'refuse-loads' | 'tell';
}

/** The policy of a kernel that is told nothing else. */
export const defaultLedgerPolicy: LedgerPolicy = {
  omit: [],
  calls: 0,
  failedCalls: false,
  checkpointEntries: 1_000,
  checkpointMs: 60_000,
  onTrouble: 'refuse-loads',
};
