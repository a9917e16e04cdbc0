import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { Link } from '../chain.ts';
import { readSignedLink, type SignedLink } from '../signing/statement.ts';

/**
 * Entries lie in blocks, one line of canonical JSON an entry: a row for each would cost five times as much. `mark` holds the head
 * (where the ledger stood when it was last on the disk for sure) and the origin (what the first entry continues, where older ones were dropped).
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS block (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, newest INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, link TEXT NOT NULL) WITHOUT ROWID;
`;

/** Some entries that follow each other. */
export interface Block {
  readonly first: number;
  readonly last: number;
  /** When the youngest of them was written, milliseconds since the epoch. */
  readonly newest: number;
  /** Lines, each with its end. */
  readonly body: string;
}

/** How sure a transaction is when it returns: `full` survives a crash of the machine, `process` one of this process. */
export type Durability = 'full' | 'process';

/** The database of a ledger. What it holds is not checked here. */
export class BlockStore {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #mark: StatementSync;
  #durability: Durability = 'full';

  /** @throws Error where the file cannot be opened or is no database */
  constructor(file: string, readOnly = false) {
    this.#database = new DatabaseSync(file, { readOnly });
    try {
      if (!readOnly) this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000; ${SCHEMA}`);
      this.#insert = this.#database.prepare('INSERT INTO block VALUES (?, ?, ?, ?)');
      this.#mark = this.#database.prepare('INSERT INTO mark VALUES (?, ?) ON CONFLICT DO UPDATE SET link = excluded.link');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Run writes as one; none of them happened where one throws. */
  transaction(durability: Durability, run: () => void): void {
    if (durability !== this.#durability) {
      this.#database.exec(`PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
      this.#durability = durability;
    }
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      run();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  insert({ first, last, newest, body }: Block): void {
    this.#insert.run(first, last, newest, body);
  }

  mark(name: 'head' | 'origin', link: SignedLink): void {
    this.#mark.run(name, JSON.stringify(link));
  }

  /** A mark as it stands there; undefined where there is none that can be read. */
  marked(name: 'head' | 'origin'): SignedLink | undefined {
    const text = this.#database.prepare('SELECT link FROM mark WHERE name = ?').get(name)?.['link'];
    try {
      return typeof text === 'string' ? readSignedLink(JSON.parse(text)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** The blocks that hold entries after a number, oldest first. */
  *blocksAfter(seq: number): Generator<Block> {
    for (const row of this.#database.prepare('SELECT first, last, newest, body FROM block WHERE last > ? ORDER BY first').iterate(seq)) yield blockOf(row);
  }

  /** The first block that holds entries after a number; undefined where there is none. */
  firstAfter(seq: number): Block | undefined {
    for (const block of this.blocksAfter(seq)) return block;
    return undefined;
  }

  /** The blocks, newest first. */
  *blocksBackwards(): Generator<Block> {
    for (const row of this.#database.prepare('SELECT first, last, newest, body FROM block ORDER BY first DESC').iterate()) yield blockOf(row);
  }

  /** Remove blocks up to a number. */
  removeThrough(seq: number): void {
    this.#database.prepare('DELETE FROM block WHERE last <= ?').run(seq);
  }

  /** The number up to which whole blocks are older than a time, the newest block aside; undefined where none is. */
  lastBefore(at: number): number | undefined {
    const kept = this.#database.prepare('SELECT coalesce(min(first), (SELECT max(first) FROM block)) AS first FROM block WHERE newest >= ?').get(at)?.['first'];
    const oldest = this.#database.prepare('SELECT min(first) AS first FROM block').get()?.['first'];
    return typeof kept === 'number' && typeof oldest === 'number' && kept > oldest ? kept - 1 : undefined;
  }

  close(): void {
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Read-only, or a full disk: the log stays and is read at the next opening.
    }
    this.#database.close();
  }
}

function blockOf(row: Record<string, SQLOutputValue>): Block {
  return { first: Number(row['first']), last: Number(row['last']), newest: Number(row['newest']), body: String(row['body']) };
}

/** Lines of a block. */
export function linesOf({ body }: Block): readonly string[] {
  return body.split('\n').slice(0, -1);
}

/** Where a chain stands after an entry, as a plain link. */
export function linkOf({ seq, hash }: Link): Link {
  return { seq, hash };
}
