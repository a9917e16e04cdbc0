/** One call that is over. */
export interface CallRecord {
  readonly plugin: string;
  readonly operation: string;
  readonly from: string;
  readonly traceparent: string;
  /** From acceptance to the answer, queueing included. */
  readonly durationMs: number;
  /** Code of the error, where it failed. */
  readonly error?: string;
}

/** Where the kernel reports what it did to an observer outside. Must not throw and not wait. */
export interface Telemetry {
  onCall(call: CallRecord): void;
}
