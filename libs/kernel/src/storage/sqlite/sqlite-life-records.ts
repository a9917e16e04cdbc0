import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LifeRecord, LifeRecords } from '../../failure/life-records.ts';
import type { GroupCommit } from './group-commit.ts';

const RETRY_MS = 1_000;

/** Lives of plugins in one table. What was written and is not yet on the disk is read as written, and where a full disk refused it, it is tried again. */
export class SqliteLifeRecords implements LifeRecords {
  readonly #commit: GroupCommit;
  readonly #put: StatementSync;
  readonly #records = new Map<string, LifeRecord>();
  readonly #unwritten = new Set<string>();
  #retry: NodeJS.Timeout | undefined;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec('CREATE TABLE IF NOT EXISTS life (plugin TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID');
    this.#put = database.prepare('INSERT INTO life VALUES (?, ?) ON CONFLICT DO UPDATE SET record = excluded.record');
    for (const row of database.prepare('SELECT plugin, record FROM life').all())
      this.#records.set(String(row['plugin']), JSON.parse(String(row['record'])) as LifeRecord);
  }

  read(plugin: string): LifeRecord {
    return this.#records.get(plugin) ?? { crashes: [] };
  }

  async write(plugin: string, record: LifeRecord): Promise<void> {
    this.#records.set(plugin, record);
    try {
      await this.#commit.write(() => this.#put.run(plugin, JSON.stringify(record)));
      this.#unwritten.delete(plugin);
    } catch (error) {
      this.#unwritten.add(plugin);
      this.#retry ??= setTimeout(() => this.#writeAgain(), RETRY_MS).unref();
      throw error;
    }
  }

  /** Nothing is tried any more. */
  close(): void {
    clearTimeout(this.#retry);
    this.#unwritten.clear();
  }

  #writeAgain(): void {
    this.#retry = undefined;
    for (const plugin of this.#unwritten) this.write(plugin, this.read(plugin)).catch(() => undefined);
  }
}
