import type { DatabaseSync } from 'node:sqlite';
import { storageError } from './disk-trouble.ts';

interface Write {
  run(): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Writes of one turn of the event loop share a transaction, so that many writers pay for one flush of the disk.
 * A write resolves after the commit: what resolved survives a crash.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #undone: (() => void)[] = [];
  #writes: Write[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #isUndone = true;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Hear when something was undone, for whoever keeps figures beside the database. */
  onRollback(listener: () => void): void {
    this.#undone.push(listener);
  }

  /** Run a write in the next transaction; one that throws is undone alone. */
  write<T>(run: () => T): Promise<T> {
    this.#scheduled ??= setImmediate(() => this.flush());
    return new Promise<T>((resolve, reject) => {
      this.#writes.push({ run, resolve: resolve, reject });
    });
  }

  /** Commit what is waiting, now. */
  flush(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const writes = this.#writes;
    this.#writes = [];
    if (writes.length === 0) return;
    try {
      this.#undo();
      this.#isUndone = false;
      this.#database.exec('BEGIN IMMEDIATE');
      const settle = writes.map((write) => this.#attempt(write));
      this.#database.exec('COMMIT');
      this.#isUndone = true;
      for (const done of settle) done();
    } catch (error) {
      for (const write of writes) write.reject(storageError(error));
      try {
        this.#undo();
      } catch {
        // On a disk in trouble this fails as well; it is done before anything else is written.
      }
    }
  }

  /** Of a transaction that did not come to its end nothing is left. */
  #undo(): void {
    if (this.#isUndone) return;
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    this.#tell();
    this.#isUndone = true;
  }

  #tell(): void {
    for (const listener of this.#undone) listener();
  }

  #attempt(write: Write): () => void {
    this.#database.exec('SAVEPOINT one');
    try {
      const value = write.run();
      this.#database.exec('RELEASE one');
      return () => write.resolve(value);
    } catch (error) {
      // Where the disk is full the whole transaction is gone already, and there is nothing to go back to.
      if (!this.#database.isTransaction) throw error;
      this.#database.exec('ROLLBACK TO one; RELEASE one');
      this.#tell();
      return () => write.reject(storageError(error));
    }
  }
}
