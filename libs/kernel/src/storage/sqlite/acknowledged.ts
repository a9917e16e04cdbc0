import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Recipient } from '../storage.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS acknowledged (n INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, plugin TEXT NOT NULL, operation TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS acknowledged_by_event ON acknowledged (event);
`;

/** So many of the latest acknowledgements are remembered. */
const WINDOW = 100_000;
/** The oldest are forgotten in one go, every so many acknowledgements. */
const SWEEP_EVERY = 1_000;

/** The window of deduplication: who acknowledged which event. Written in the transaction that ends the delivery, so that the two never disagree. */
export class Acknowledged {
  readonly #insert: StatementSync;
  readonly #find: StatementSync;
  readonly #sweep: StatementSync;
  readonly #window: number;
  /** A kernel that is restarted often never comes to so many: the first one sweeps. */
  #sinceSweep = SWEEP_EVERY;

  constructor(database: DatabaseSync, window = WINDOW) {
    database.exec(SCHEMA);
    this.#window = window;
    this.#insert = database.prepare('INSERT INTO acknowledged (event, plugin, operation) VALUES (?, ?, ?)');
    this.#find = database.prepare('SELECT 1 FROM acknowledged WHERE event = ? AND plugin = ? AND operation = ?');
    this.#sweep = database.prepare('DELETE FROM acknowledged WHERE n <= (SELECT max(n) FROM acknowledged) - ?');
  }

  has(event: string, { plugin, operation }: Recipient): boolean {
    return this.#find.get(event, plugin, operation) !== undefined;
  }

  add(event: string, { plugin, operation }: Recipient): void {
    this.#insert.run(event, plugin, operation);
    this.#sinceSweep += 1;
    if (this.#sinceSweep < SWEEP_EVERY) return;
    this.#sinceSweep = 0;
    this.#sweep.run(this.#window);
  }
}
