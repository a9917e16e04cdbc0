import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { namespaceOf } from '../../state/namespace.ts';
import type { StateVersions } from '../../state/versioned-state.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SqliteStorage } from './sqlite-storage.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS state_version (plugin TEXT, version INTEGER, used INTEGER NOT NULL, PRIMARY KEY (plugin, version)) WITHOUT ROWID;
`;

/** Versions of what plugins keep: the rows of the storage by namespace, and which of them was used last. */
export class SqliteStateVersions implements StateVersions {
  readonly #commit: GroupCommit;
  readonly #storage: SqliteStorage;
  readonly #list: StatementSync;
  readonly #use: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync, commit: GroupCommit, storage: SqliteStorage) {
    this.#commit = commit;
    this.#storage = storage;
    database.exec(SCHEMA);
    // The one that was used last is in use.
    this.#list = database.prepare('SELECT version FROM state_version WHERE plugin = ? ORDER BY used DESC');
    this.#use = database.prepare(
      'INSERT INTO state_version SELECT ?1, ?2, coalesce(max(used), 0) + 1 FROM state_version WHERE plugin = ?1 ON CONFLICT DO UPDATE SET used = excluded.used',
    );
    this.#remove = database.prepare('DELETE FROM state_version WHERE plugin = ? AND version = ?');
  }

  current(plugin: string): number | undefined {
    return this.#versions(plugin)[0];
  }

  snapshots(plugin: string): readonly number[] {
    return this.#versions(plugin).slice(1);
  }

  adopt(plugin: string, version: number): Promise<void> {
    return this.#commit.write(() => {
      this.#storage.move(plugin, namespace(plugin, version));
      this.#use.run(plugin, version);
    });
  }

  stage(plugin: string, from: number, to: number): Promise<void> {
    return this.#commit.write(() => {
      this.#drop(plugin, to);
      this.#storage.copy(namespace(plugin, from), namespace(plugin, to));
    });
  }

  use(plugin: string, version: number, keep: number): Promise<void> {
    return this.#commit.write(() => {
      this.#use.run(plugin, version);
      for (const old of this.#versions(plugin).slice(keep + 1)) this.#drop(plugin, old);
    });
  }

  discard(plugin: string, version: number): Promise<void> {
    return this.#commit.write(() => this.#drop(plugin, version));
  }

  #drop(plugin: string, version: number): void {
    this.#storage.erase(namespace(plugin, version));
    this.#remove.run(plugin, version);
  }

  #versions(plugin: string): number[] {
    return this.#list.all(plugin).map((row) => Number(row['version']));
  }
}

function namespace(id: string, version: number): string {
  return namespaceOf({ id, state: { schema: true, version } });
}
