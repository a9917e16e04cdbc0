import type { LogBook } from '../../logging/log-book.ts';
import type { Telemetry } from '../telemetry.ts';

/** Each call as a log record of level debug. */
export function logTelemetry(log: LogBook): Telemetry {
  return {
    onCall({ plugin, operation, ...fields }): void {
      log.write({ level: 'debug', plugin, source: 'kernel', message: `${plugin}/${operation}`, fields });
    },
  };
}
