import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Entry, PluginStorage } from '../storage.ts';
import type { GroupCommit } from './group-commit.ts';

interface Row {
  readonly key: string;
  readonly value: string;
}

/** The first text behind all texts with this prefix in SQLite's binary order; undefined where there is none. */
function endOfPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const code = last.codePointAt(0) ?? 0;
    // Surrogates are no code points of their own: the one behind U+D7FF is U+E000.
    if (code < 0x10ffff) return points.join('') + String.fromCodePoint(code === 0xd7ff ? 0xe000 : code + 1);
  }
  return undefined;
}

/** Key-value storage in one table; keys are ordered by code point. */
export class SqliteStorage implements PluginStorage {
  readonly #commit: GroupCommit;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #size: StatementSync;
  readonly #remove: StatementSync;
  readonly #page: StatementSync;
  readonly #copy: StatementSync;
  readonly #erase: StatementSync;
  readonly #used = new Map<string, number>();

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec(
      'CREATE TABLE IF NOT EXISTS entry (plugin TEXT, key TEXT, value TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (plugin, key)) WITHOUT ROWID',
    );
    this.#get = database.prepare('SELECT value FROM entry WHERE plugin = ? AND key = ?');
    this.#put = database.prepare('INSERT INTO entry VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, bytes = excluded.bytes');
    this.#size = database.prepare('SELECT bytes FROM entry WHERE plugin = ? AND key = ?');
    this.#remove = database.prepare('DELETE FROM entry WHERE plugin = ? AND key = ?');
    this.#page = database.prepare('SELECT key, value FROM entry WHERE plugin = ? AND key >= ? AND key > ? AND (? IS NULL OR key < ?) ORDER BY key LIMIT ?');
    this.#copy = database.prepare('INSERT INTO entry SELECT ?, key, value, bytes FROM entry WHERE plugin = ?');
    this.#erase = database.prepare('DELETE FROM entry WHERE plugin = ?');
    const sums = database.prepare('SELECT plugin, sum(bytes) AS bytes FROM entry GROUP BY plugin');
    const count = (): void => {
      this.#used.clear();
      for (const row of sums.all()) this.#used.set(String(row['plugin']), Number(row['bytes']));
    };
    commit.onRollback(count);
    count();
  }

  get(plugin: string, key: string): unknown {
    const row = this.#get.get(plugin, key) as Row | undefined;
    return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
  }

  set(plugin: string, entries: readonly Entry[], maxBytes: number): Promise<boolean> {
    const texts = new Map(entries.map(({ key, value }) => [key, JSON.stringify(value)]));
    return this.#commit.write(() => {
      const sizes = [...texts].map(([key, text]) => ({ key, text, bytes: Buffer.byteLength(key) + Buffer.byteLength(text) }));
      const before = this.#used.get(plugin) ?? 0;
      const after = sizes.reduce((total, { key, bytes }) => total + bytes - this.#bytesOf(plugin, key), before);
      if (after > maxBytes && after > before) return false;
      for (const { key, text, bytes } of sizes) this.#put.run(plugin, key, text, bytes);
      this.#used.set(plugin, after);
      return true;
    });
  }

  delete(plugin: string, keys: readonly string[]): Promise<number> {
    return this.#commit.write(() => {
      let deleted = 0;
      for (const key of new Set(keys)) {
        const bytes = this.#bytesOf(plugin, key);
        deleted += Number(this.#remove.run(plugin, key).changes);
        this.#used.set(plugin, (this.#used.get(plugin) ?? 0) - bytes);
      }
      return deleted;
    });
  }

  list(plugin: string, prefix: string, after: string | undefined, limit: number): readonly Entry[] {
    const end = endOfPrefix(prefix) ?? null;
    const rows = this.#page.all(plugin, prefix, after ?? '', end, end, limit) as unknown as readonly Row[];
    return rows.map(({ key, value }) => ({ key, value: JSON.parse(value) as unknown }));
  }

  /** Within a write: everything of one namespace also in another, which is empty. */
  copy(from: string, to: string): void {
    this.#copy.run(to, from);
    this.#used.set(to, this.#used.get(from) ?? 0);
  }

  /** Within a write: a namespace is empty. */
  erase(plugin: string): void {
    this.#erase.run(plugin);
    this.#used.delete(plugin);
  }

  /** Within a write: everything of one namespace is in another, which was empty. */
  move(from: string, to: string): void {
    this.copy(from, to);
    this.erase(from);
  }

  #bytesOf(plugin: string, key: string): number {
    return Number(this.#size.get(plugin, key)?.['bytes'] ?? 0);
  }
}
