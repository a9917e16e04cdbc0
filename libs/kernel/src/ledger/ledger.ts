/** What an entry of the ledger can be about. */
export type LedgerKind =
  'kernel-start' | 'kernel-stop' | 'load' | 'refuse' | 'grant' | 'deny' | 'start' | 'stop' | 'crash' | 'give-up' | 'dead-letter' | 'recover';

/** What happened, as its author says it. */
export interface LedgerEvent {
  readonly kind: LedgerKind;
  readonly plugin?: string;
  /** Plain JSON: what was loaded, granted, refused. Never a configuration value. */
  readonly facts?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** One entry; `hash` covers everything else and the hash of the entry before. */
export interface LedgerEntry extends LedgerEvent {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly previous: string;
  readonly hash: string;
}

/** Where the kernel records what it decided. Append-only. */
export interface Ledger {
  append(event: LedgerEvent): void;
  /** Every entry so far, oldest first. */
  entries(): readonly LedgerEntry[];
  close(): void;
}
