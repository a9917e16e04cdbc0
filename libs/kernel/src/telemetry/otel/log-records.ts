import { type Attributes, type Logger, SeverityNumber } from '@opentelemetry/api';
import type { LogLevel, LogRecord } from '../../logging/log-record.ts';
import { semantic } from './semantic.ts';
import { contextOf, spanContextOf } from './trace-context.ts';

const severities: Readonly<Record<LogLevel, SeverityNumber>> = {
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
};

/** The names of what the kernel itself says. */
const KERNELS = 'plugwright.';

/** Hand a log record on, with the ids of the trace that it was written in. */
export function emitLog(logger: Logger, { time, level, source, plugin, message, fields, trace }: LogRecord): void {
  logger.emit({
    timestamp: time,
    severityNumber: severities[level],
    severityText: level.toUpperCase(),
    body: message,
    attributes: { ...attributesOf(fields ?? {}), [semantic.logSource]: source, ...(plugin === undefined ? {} : { [semantic.plugin]: plugin }) },
    context: contextOf(spanContextOf(trace)),
  });
}

/** Fields as attributes; what is not plain is shown as JSON. What the kernel says of a plugin is not the plugin's to say. */
function attributesOf(fields: Readonly<Record<string, unknown>>): Attributes {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (value === undefined || value === null || name.startsWith(KERNELS)) return [];
      return [[name, ['string', 'number', 'boolean'].includes(typeof value) ? (value as string | number | boolean) : JSON.stringify(value)]];
    }),
  );
}
