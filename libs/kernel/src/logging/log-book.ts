import { logLevels, type LogLevel, type LogRecord, type LogSink } from './log-record.ts';
import { Scrubber } from './scrubber.ts';

/** Records that stay readable through `kernel logs`. */
const KEPT = 2_000;

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

/** All log records of a kernel: cleaned of secrets, the newest kept, each handed on to the sink and to whoever follows. */
export class LogBook {
  readonly scrubber = new Scrubber();
  #sink: LogSink | undefined;
  readonly #now: () => number;
  readonly #records: LogRecord[] = [];
  readonly #followers = new Set<(record: LogRecord) => void>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Write to a sink from now on. */
  attach(sink: LogSink | undefined): void {
    this.#sink = sink;
  }

  write(entry: Omit<LogRecord, 'time'>): void {
    const { fields, ...rest } = entry;
    const message = this.scrubber.text(entry.message);
    const clean = fields === undefined ? {} : { fields: this.scrubber.value(fields) as Record<string, unknown> };
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
    this.#sink?.close();
    this.#sink = undefined;
  }
}
