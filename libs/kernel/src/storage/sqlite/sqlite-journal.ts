import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeadLetter, Delivery, EventJournal, Recipient, StoredEvent } from '../storage.ts';
import type { GroupCommit } from './group-commit.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT, recipients TEXT NOT NULL, open INTEGER NOT NULL, event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, seq INTEGER NOT NULL, plugin TEXT NOT NULL, operation TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, dead TEXT);
`;

/** Accepted events and their open deliveries in two tables; an event goes with its last delivery. */
export class SqliteJournal implements EventJournal {
  readonly #commit: GroupCommit;
  readonly #insertEvent: StatementSync;
  readonly #insertDelivery: StatementSync;
  readonly #pending: StatementSync;
  readonly #read: StatementSync;
  readonly #remove: StatementSync;
  readonly #count: StatementSync;
  readonly #sweep: StatementSync;
  readonly #attempt: StatementSync;
  readonly #bury: StatementSync;
  readonly #dead: StatementSync;
  readonly #deadCount: StatementSync;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec(SCHEMA);
    this.#insertEvent = database.prepare('INSERT INTO event (key, recipients, open, event) VALUES (?, ?, ?, ?)');
    this.#insertDelivery = database.prepare('INSERT INTO delivery (seq, plugin, operation) VALUES (?, ?, ?)');
    this.#pending = database.prepare('SELECT id, plugin, operation, attempts, key FROM delivery JOIN event USING (seq) WHERE dead IS NULL ORDER BY id');
    this.#read = database.prepare('SELECT event, recipients FROM delivery JOIN event USING (seq) WHERE id = ?');
    this.#remove = database.prepare('DELETE FROM delivery WHERE id = ? RETURNING seq');
    this.#count = database.prepare('UPDATE event SET open = open - 1 WHERE seq = ?');
    this.#sweep = database.prepare('DELETE FROM event WHERE seq = ? AND open = 0');
    this.#attempt = database.prepare('UPDATE delivery SET attempts = ? WHERE id = ?');
    this.#bury = database.prepare('UPDATE delivery SET attempts = ?, dead = ? WHERE id = ?');
    this.#dead = database.prepare('SELECT plugin, operation, attempts, dead, event FROM delivery JOIN event USING (seq) WHERE dead IS NOT NULL ORDER BY id');
    this.#deadCount = database.prepare('SELECT count(*) AS n FROM delivery WHERE dead IS NOT NULL');
  }

  append(event: StoredEvent, key: string | undefined, recipients: readonly Recipient[]): Promise<readonly Delivery[]> {
    const text = JSON.stringify(event);
    const names = JSON.stringify([...new Set(recipients.map(({ plugin }) => plugin))]);
    return this.#commit.write(() => {
      const { lastInsertRowid: seq } = this.#insertEvent.run(key ?? null, names, recipients.length, text);
      return recipients.map((recipient) => {
        const { lastInsertRowid: id } = this.#insertDelivery.run(seq, recipient.plugin, recipient.operation);
        return { ...recipient, delivery: Number(id), key, attempts: 0 };
      });
    });
  }

  pending(): readonly Delivery[] {
    return this.#pending.all().map((row) => ({
      delivery: Number(row['id']),
      plugin: String(row['plugin']),
      operation: String(row['operation']),
      attempts: Number(row['attempts']),
      key: row['key'] === null ? undefined : String(row['key']),
    }));
  }

  read(delivery: number): { readonly event: StoredEvent; readonly recipients: readonly string[] } | undefined {
    const row = this.#read.get(delivery);
    if (row === undefined) return undefined;
    return { event: JSON.parse(String(row['event'])) as StoredEvent, recipients: JSON.parse(String(row['recipients'])) as string[] };
  }

  // Nobody waits for these three: one that a crash undoes makes a redelivery, which at-least-once allows.

  acknowledge(delivery: number): void {
    this.#later(() => {
      const seq = this.#remove.get(delivery)?.['seq'];
      if (seq === undefined || seq === null) return;
      this.#count.run(seq);
      this.#sweep.run(seq);
    });
  }

  failed(delivery: number, attempts: number): void {
    this.#later(() => this.#attempt.run(attempts, delivery));
  }

  bury(delivery: number, attempts: number, reason: string): void {
    this.#later(() => this.#bury.run(attempts, reason, delivery));
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#dead.all().map((row) => ({
      plugin: String(row['plugin']),
      operation: String(row['operation']),
      attempts: Number(row['attempts']),
      reason: String(row['dead']),
      event: JSON.parse(String(row['event'])) as StoredEvent,
    }));
  }

  dead(): number {
    return Number(this.#deadCount.get()?.['n'] ?? 0);
  }

  #later(run: () => unknown): void {
    // A full disk fails the next acceptance, where somebody hears it.
    this.#commit.write(run).catch(() => undefined);
  }
}
