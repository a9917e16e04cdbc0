/** Levels, least first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Who wrote a record: the kernel, the plugin through its logger, or the plugin on a standard stream. */
export type LogSource = 'kernel' | 'plugin' | 'stdout' | 'stderr';

/** One structured log record. */
export interface LogRecord {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly level: LogLevel;
  readonly source: LogSource;
  /** The plugin it is about. */
  readonly plugin?: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** W3C traceparent of the call that it was written for. */
  readonly trace?: string;
}

/** Where log records go; must not throw. */
export interface LogSink {
  write(record: LogRecord): void;
  close(): void;
}
