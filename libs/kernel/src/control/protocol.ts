/** Version of the control protocol: newline-delimited JSON-RPC 2.0 over a Unix socket. */
export const controlVersion = 1;

/** What a control client may ask, and the notifications that follow a `logs` or `events` request with `follow`. */
export const controlMethods = [
  'hello',
  'call',
  'publish',
  'ps',
  'health',
  'logs',
  'events',
  'deadLetters',
  'redeliver',
  'discard',
  'locks',
  'releaseLock',
  'workflowRun',
  'workflowList',
  'workflowShow',
  'workflowRetry',
  'workflowSettled',
  'stats',
  'readings',
  'usage',
  'profile',
  'grants',
  'grant',
  'revoke',
  'reload',
  'configPlan',
  'configApply',
  'configShow',
  'configHistory',
  'configRollback',
  'inspect',
  'intervene',
  'settled',
  'stop',
] as const;

export type ControlMethod = (typeof controlMethods)[number];

/** Longest line that either side reads, in bytes. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

/** A request, or a notification where there is no id. */
export interface ControlRequest {
  readonly jsonrpc: '2.0';
  readonly id?: number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** An answer; `error.data` is a taxonomy error where the call of a plugin failed. */
export interface ControlResponse {
  readonly jsonrpc: '2.0';
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}
