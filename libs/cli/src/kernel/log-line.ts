import type { LogRecord } from '@plugwright/kernel';
import { printable } from '../terminal/printable.ts';
import type { Paint, Style } from '../terminal/terminal.ts';

const style: Readonly<Record<LogRecord['level'], Style>> = { debug: 'dim', info: 'blue', warn: 'yellow', error: 'red' };

/** A log record for people, on one line: time of day (UTC), level, who, what. */
export function logLine({ time, level, source, plugin, message, fields }: LogRecord, paint: Paint): string {
  // The kernel names the plugin in its own messages.
  const who = source === 'kernel' ? 'kernel' : (plugin ?? source);
  const at = new Date(time).toISOString().slice(11, 23);
  const more = fields === undefined || Object.keys(fields).length === 0 ? '' : ` ${paint('dim', printable(JSON.stringify(fields)))}`;
  return `${paint('dim', at)} ${paint(style[level], level.padEnd(5))} ${paint('bold', who)} ${printable(message)}${more}\n`;
}
