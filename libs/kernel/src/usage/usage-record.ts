/** What a plugin took of the machine and may take; members are absent where its isolation level cannot tell or there is no limit. */
export interface UsageRecord {
  readonly plugin: string;
  /** Milliseconds since the epoch of the last sample; absent before the first. */
  readonly at?: number;
  /** Bytes. */
  readonly memory: { readonly used?: number; readonly peak?: number; readonly limit: number };
  /** Percent of one core over the last second or more. */
  readonly cpu: { readonly percent?: number; readonly limit?: number; readonly totalMs?: number };
  readonly fileHandles: { readonly open?: number; readonly limit?: number };
  readonly connections: { readonly open?: number; readonly limit?: number };
  readonly processes: { readonly running?: number; readonly limit?: number };
  /** Bytes since the start of the running code. */
  readonly disk: { readonly read?: number; readonly written?: number; readonly limit?: number };
  /** How often a limit was reached, by kind, since the kernel started. */
  readonly violations: Readonly<Record<string, number>>;
  /** Whether it is being held back now. */
  readonly throttled: boolean;
}
