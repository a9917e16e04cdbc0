/** What an operator or a spent budget decided, and a restart of the kernel must not undo. */
export type Standing = 'quarantined' | 'disabled';

/** What is kept of a plugin's life. */
export interface LifeRecord {
  /** Crashes that count against the restart budget, in milliseconds since the epoch. */
  readonly crashes: readonly number[];
  readonly standing?: Standing;
  /** Why, where it stands apart. */
  readonly reason?: string;
}

/** Lives of plugins as they are kept in the state folder. */
export interface LifeRecords {
  read(plugin: string): LifeRecord;
  /** Resolves when it is on the disk. */
  write(plugin: string, record: LifeRecord): Promise<void>;
}
