import type { LogBook } from '../../logging/log-book.ts';
import type { LogLevel } from '../../logging/log-record.ts';
import type { Service } from '../service.ts';

/** Records of plugins go to the kernel's log, under their name. */
export function logService(log: LogBook): Service {
  return {
    name: 'log',
    operations: {
      write({ plugin, input, traceparent }) {
        const { level, message, fields } = input as { level: LogLevel; message: string; fields?: Record<string, unknown> };
        const trace = traceparent === '' ? {} : { trace: traceparent };
        log.write({ level, source: 'plugin', plugin: plugin.id, message, ...(fields === undefined ? {} : { fields }), ...trace });
        return {};
      },
    },
  };
}
