import type { LogRecord } from '@plugwright/kernel';
import { printable } from '../terminal/printable.ts';
import type { Paint, Style } from '../terminal/terminal.ts';

const style: Readonly<Record<LogRecord['level'], Style>> = { debug: 'dim', info: 'blue', warn: 'yellow', error: 'red' };

/** A log record for people, on one line: time of day (UTC), level, who, what. */
export function logLine({ time, level, plugin, message, fields }: LogRecord, paint: Paint): string {
  const at = new Date(time).toISOString().slice(11, 23);
  const more = fields === undefined || Object.keys(fields).length === 0 ? '' : ` ${paint('dim', printable(JSON.stringify(fields)))}`;
  return `${paint('dim', at)} ${paint(style[level], level.padEnd(5))} ${paint('bold', plugin ?? 'kernel')} ${printable(message)}${more}\n`;
}
