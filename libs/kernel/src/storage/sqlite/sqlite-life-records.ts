import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LifeRecord, LifeRecords } from '../../failure/life-records.ts';
import type { GroupCommit } from './group-commit.ts';

const RETRY_MS = 1_000;

/** The life of a plugin of which nothing is kept. */
const NOTHING: LifeRecord = { crashes: [] };

/** Lives of plugins in one table. What was written and is not yet on the disk is read as written, and where a full disk refused it, it is tried again. */
export class SqliteLifeRecords implements LifeRecords {
  readonly #commit: GroupCommit;
  readonly #put: StatementSync;
  readonly #records = new Map<string, LifeRecord>();
  readonly #unwritten = new Set<string>();
  /** What is on the disk, as text; undefined while that is not known. */
  readonly #kept = new Map<string, string | undefined>();
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec('CREATE TABLE IF NOT EXISTS life (plugin TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID');
    this.#put = database.prepare('INSERT INTO life VALUES (?, ?) ON CONFLICT DO UPDATE SET record = excluded.record');
    for (const row of database.prepare('SELECT plugin, record FROM life').all()) {
      const [plugin, text] = [String(row['plugin']), String(row['record'])];
      this.#records.set(plugin, JSON.parse(text) as LifeRecord);
      this.#kept.set(plugin, text);
    }
  }

  read(plugin: string): LifeRecord {
    return this.#records.get(plugin) ?? NOTHING;
  }

  async write(plugin: string, record: LifeRecord): Promise<void> {
    this.#records.set(plugin, record);
    const text = JSON.stringify(record);
    // A start waits for this: what the disk has already is not brought there again.
    if ((this.#kept.has(plugin) ? this.#kept.get(plugin) : JSON.stringify(NOTHING)) === text) return;
    this.#kept.set(plugin, undefined);
    try {
      await this.#commit.write(() => this.#put.run(plugin, text));
      this.#unwritten.delete(plugin);
      if (this.read(plugin) === record) this.#kept.set(plugin, text);
    } catch (error) {
      this.#unwritten.add(plugin);
      if (!this.#closed) this.#retry ??= setTimeout(() => this.#writeAgain(), RETRY_MS).unref();
      throw error;
    }
  }

  /** Nothing is tried any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  #writeAgain(): void {
    this.#retry = undefined;
    for (const plugin of this.#unwritten) this.write(plugin, this.read(plugin)).catch(() => undefined);
  }
}
