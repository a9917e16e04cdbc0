import { exceedsBytes } from '../wire/message-size.ts';
import { logLevels, type LogLevel, type LogRecord, type LogSink } from './log-record.ts';
import { RecordRate } from './record-rate.ts';
import { Scrubber } from './scrubber.ts';

/** Records that stay readable through `kernel logs`. */
const KEPT = 2_000;

/** A longer message is cut. */
const MAX_MESSAGE = 16 * 1024;

/** Fields of more characters of JSON are left out. */
const MAX_FIELDS = 64 * 1024;

function shortened(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

function bounded(fields: Record<string, unknown>): Record<string, unknown> {
  return exceedsBytes(fields, MAX_FIELDS) ? { dropped: `fields of more than ${String(MAX_FIELDS)} bytes` } : fields;
}

/** Which records one wants to see. */
export interface LogQuery {
  readonly plugin?: string;
  /** The least level. */
  readonly level?: LogLevel;
  /** The newest so many. */
  readonly limit?: number;
}

/** Whether a record is of a query, its limit aside. */
export function matches(record: LogRecord, { plugin, level }: LogQuery): boolean {
  if (plugin !== undefined && record.plugin !== plugin) return false;
  return level === undefined || logLevels.indexOf(record.level) >= logLevels.indexOf(level);
}

/** What a plugin can write too much of: records, lines on its standard streams, or withdrawals and the like. */
export type Flood = 'log' | 'output' | 'notices';

/** All log records of a kernel: cleaned of secrets, the newest kept, each handed on to the sink and to whoever follows. */
export class LogBook {
  readonly scrubber = new Scrubber();
  #sink: LogSink | undefined;
  readonly #now: () => number;
  readonly #records: LogRecord[] = [];
  readonly #followers = new Set<(record: LogRecord) => void>();
  #onFlood: ((plugin: string, flood: Flood) => void) | undefined;
  readonly #rate = new RecordRate((plugin, dropped) =>
    this.say('warn', `${String(dropped)} log records of ${plugin} were dropped: more than it may write`, plugin, { dropped }),
  );

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Write to a sink from now on. */
  attach(sink: LogSink | undefined): void {
    this.#sink = sink;
  }

  /** Hear of each plugin that writes more than it may, as often as something of it is dropped. */
  hearFloods(listener: (plugin: string, flood: Flood) => void): void {
    this.#onFlood = listener;
  }

  /** Something that a plugin wrote was dropped, because it writes more than it may. */
  flooded(plugin: string, flood: Flood): void {
    this.#onFlood?.(plugin, flood);
  }

  write(entry: Omit<LogRecord, 'time'>): void {
    const { fields, ...rest } = entry;
    if (entry.source !== 'kernel' && entry.plugin !== undefined && !this.#rate.admits(entry.plugin)) {
      this.flooded(entry.plugin, 'log');
      return;
    }
    // Cut when it is clean: the half of a secret is not found.
    const message = shortened(this.scrubber.text(entry.message));
    const clean = fields === undefined ? {} : { fields: bounded(this.scrubber.value(fields) as Record<string, unknown>) };
    const record: LogRecord = { time: this.#now(), ...rest, message, ...clean };
    this.#records.push(record);
    if (this.#records.length > 2 * KEPT) this.#records.splice(0, KEPT);
    this.#sink?.write(record);
    for (const follower of this.#followers) follower(record);
  }

  /** The kernel's own records. */
  say(level: LogLevel, message: string, plugin?: string, fields?: Record<string, unknown>): void {
    this.write({ level, source: 'kernel', message, ...(plugin === undefined ? {} : { plugin }), ...(fields === undefined ? {} : { fields }) });
  }

  /** Records of a query, oldest first. */
  read(query: LogQuery = {}): readonly LogRecord[] {
    return this.#records
      .slice(-KEPT)
      .filter((record) => matches(record, query))
      .slice(-(query.limit ?? KEPT));
  }

  /** Hear each record as it is written; returns how to stop hearing. */
  follow(listener: (record: LogRecord) => void): () => void {
    this.#followers.add(listener);
    return () => void this.#followers.delete(listener);
  }

  close(): void {
    this.#rate.close();
    this.#sink?.close();
    this.#sink = undefined;
  }
}
