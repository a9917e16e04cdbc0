/** Whether a lock is held alone or beside others. */
export type LockMode = 'exclusive' | 'shared';

/** A lock that a plugin holds until a deadline. */
export interface Lease {
  /** Fencing token: higher than that of every lease before, in this run of the kernel and all earlier ones. */
  readonly token: number;
  readonly name: string;
  readonly plugin: string;
  readonly mode: LockMode;
  /** Milliseconds that it was given for. */
  readonly ttl: number;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** A lock that somebody holds or waits for, for an operator. */
export interface LockStatus {
  readonly name: string;
  /** In order of their tokens. */
  readonly leases: readonly Lease[];
  /** In the order in which they are served. */
  readonly waiting: readonly { readonly plugin: string; readonly mode: LockMode }[];
}

/** Leases on the disk. What resolved survives a crash. */
export interface LeaseStore {
  /** The highest token that was ever kept; 0 where none was. */
  lastToken(): number;
  /** What is kept, in order of the tokens. */
  all(): readonly Lease[];
  /** Keep a lease, or one of the same token with another deadline; its token is never forgotten. */
  put(lease: Lease): Promise<void>;
  remove(token: number): Promise<void>;
}
