import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Lease, LeaseStore, LockMode } from '../../services/locks/lease.ts';
import type { GroupCommit } from './group-commit.ts';

// AUTOINCREMENT remembers the highest token although its row is gone.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS lease (token INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, plugin TEXT NOT NULL, mode TEXT NOT NULL,
  ttl INTEGER NOT NULL, expires INTEGER NOT NULL);
`;

/** Leases in one table. */
export class SqliteLeases implements LeaseStore {
  readonly #commit: GroupCommit;
  readonly #last: StatementSync;
  readonly #all: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec(SCHEMA);
    this.#last = database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'lease'`);
    this.#all = database.prepare('SELECT token, name, plugin, mode, ttl, expires FROM lease ORDER BY token');
    this.#put = database.prepare('INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ttl = excluded.ttl, expires = excluded.expires');
    this.#remove = database.prepare('DELETE FROM lease WHERE token = ?');
  }

  lastToken(): number {
    return Number(this.#last.get()?.['seq'] ?? 0);
  }

  all(): readonly Lease[] {
    return this.#all.all().map((row) => ({
      token: Number(row['token']),
      name: String(row['name']),
      plugin: String(row['plugin']),
      mode: String(row['mode']) as LockMode,
      ttl: Number(row['ttl']),
      expires: Number(row['expires']),
    }));
  }

  async put({ token, name, plugin, mode, ttl, expires }: Lease): Promise<void> {
    await this.#commit.write(() => this.#put.run(token, name, plugin, mode, ttl, expires));
  }

  async remove(token: number): Promise<void> {
    await this.#commit.write(() => this.#remove.run(token));
  }
}
