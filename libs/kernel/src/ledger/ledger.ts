import type { FactName } from './fact-names.ts';

/** What an entry of the ledger can be about. */
export type LedgerKind =
  | 'kernel-start'
  | 'kernel-stop'
  | 'load'
  | 'refuse'
  | 'grant'
  | 'revoke'
  | 'expire'
  | 'deny'
  | 'use'
  | 'call'
  | 'start'
  | 'stop'
  | 'crash'
  | 'give-up'
  | 'reload'
  | 'configure'
  | 'migrate'
  | 'rollback'
  | 'quarantine'
  | 'violation'
  | 'throttle'
  | 'freeze'
  | 'thaw'
  | 'kill'
  | 'dead-letter'
  | 'release'
  | 'recover'
  | 'checkpoint';

/** A fact: plain, and never a configuration value. */
export type FactValue = string | number | boolean | readonly string[];

/** Facts by name; only the names of {@link FactName} are ever written. */
export type Facts = Readonly<Partial<Record<FactName, FactValue>>>;

/** What happened, as its author says it. */
export interface LedgerEvent {
  readonly kind: LedgerKind;
  readonly plugin?: string;
  /** What was loaded, granted, refused. */
  readonly facts?: Facts;
}

/** One entry; `hash` covers everything else and the hash of the entry before. */
export interface LedgerEntry {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: LedgerKind;
  readonly plugin?: string;
  /** A ledger of another version may have facts that this one does not write. */
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly previous: string;
  readonly hash: string;
}

/** Which entries one wants to see. */
export interface LedgerQuery {
  readonly plugin?: string;
  readonly kind?: LedgerKind;
  /** Only entries with a greater number. */
  readonly after?: number;
  /** The newest so many. */
  readonly limit?: number;
}

/** Where the kernel records what it decided. Append-only. */
export interface Ledger {
  /** Record an event. It returns at once; what must be on the disk before it is acknowledged is followed by {@link flush}. */
  append(event: LedgerEvent): void;
  /**
   * Settles when everything that was appended so far is on the disk and survives a crash of the machine.
   * @throws LedgerUnwritableError where it cannot be written, as on a full disk
   */
  flush(): Promise<void>;
  /** Every entry so far, oldest first; with a query, those of it. */
  entries(query?: LedgerQuery): readonly LedgerEntry[];
  /** Why it cannot be written for now; undefined while all is well. */
  trouble?(): string | undefined;
  close(): void;
}

/** What an append-only record that cannot be written says: nothing may be acknowledged that rests on it. */
export class LedgerUnwritableError extends Error {
  constructor(reason: string) {
    super(`the ledger cannot be written: ${reason}`);
  }
}
