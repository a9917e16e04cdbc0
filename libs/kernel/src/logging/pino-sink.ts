import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, pino } from 'pino';
import type { LogLevel, LogSink } from './log-record.ts';

/** Where a {@link pinoSink} writes, and from which level on. */
export interface PinoSinkOptions {
  /** A file, which is appended to; standard error where absent. */
  readonly file?: string;
  readonly level?: LogLevel;
}

/** JSON lines by pino. A sink that cannot write drops records; it never stops the kernel. */
export function pinoSink(options: PinoSinkOptions = {}): LogSink {
  if (options.file !== undefined) mkdirSync(dirname(options.file), { recursive: true });
  const stream = destination({ dest: options.file ?? 2, sync: true });
  stream.on('error', () => undefined);
  const logger = pino({ level: options.level ?? 'info', base: null, timestamp: false, formatters: { level: (label) => ({ level: label }) } }, stream);
  return {
    write({ level, message, ...rest }): void {
      logger[level](rest, message);
    },
    close(): void {
      if (options.file !== undefined) stream.end();
    },
  };
}
