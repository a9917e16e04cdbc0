import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeadLetter, Delivery, EventJournal, Recipient, StoredEvent } from '../storage.ts';
import { Acknowledged } from './acknowledged.ts';
import type { GroupCommit } from './group-commit.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT, recipients TEXT NOT NULL, open INTEGER NOT NULL, event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, seq INTEGER NOT NULL, plugin TEXT NOT NULL, operation TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, dead TEXT);
CREATE INDEX IF NOT EXISTS event_by_id ON event (json_extract(event, '$.id'));
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
  readonly #known: StatementSync;
  readonly #revive: StatementSync;
  readonly #discard: StatementSync;
  readonly #acknowledged: Acknowledged;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec(SCHEMA);
    this.#insertEvent = database.prepare('INSERT INTO event (key, recipients, open, event) VALUES (?, ?, ?, ?)');
    this.#insertDelivery = database.prepare('INSERT INTO delivery (seq, plugin, operation) VALUES (?, ?, ?)');
    this.#pending = database.prepare('SELECT id, plugin, operation, attempts, key FROM delivery JOIN event USING (seq) WHERE dead IS NULL ORDER BY id');
    this.#read = database.prepare('SELECT event, recipients FROM delivery JOIN event USING (seq) WHERE id = ?');
    this.#remove = database.prepare(
      `DELETE FROM delivery WHERE id = ? RETURNING seq, plugin, operation, (SELECT json_extract(event, '$.id') FROM event WHERE seq = delivery.seq) AS event`,
    );
    this.#count = database.prepare('UPDATE event SET open = open - 1 WHERE seq = ?');
    this.#sweep = database.prepare('DELETE FROM event WHERE seq = ? AND open = 0');
    this.#attempt = database.prepare('UPDATE delivery SET attempts = ? WHERE id = ?');
    this.#bury = database.prepare('UPDATE delivery SET attempts = ?, dead = ? WHERE id = ?');
    this.#dead = database.prepare(
      'SELECT id, plugin, operation, attempts, dead, event FROM delivery JOIN event USING (seq) WHERE dead IS NOT NULL ORDER BY id',
    );
    this.#known = database.prepare(`SELECT 1 FROM event WHERE json_extract(event, '$.id') = ?`);
    this.#revive = database.prepare(
      'UPDATE delivery SET attempts = 0, dead = NULL WHERE id = ? AND dead IS NOT NULL RETURNING plugin, operation, (SELECT key FROM event WHERE seq = delivery.seq) AS key',
    );
    this.#discard = database.prepare('DELETE FROM delivery WHERE id = ? AND dead IS NOT NULL RETURNING seq');
    this.#acknowledged = new Acknowledged(database);
    this.#deadCount = database.prepare('SELECT count(*) AS n FROM delivery WHERE dead IS NOT NULL');
  }

  append(event: StoredEvent, key: string | undefined, recipients: readonly Recipient[], mayBeKnown = false): Promise<readonly Delivery[]> {
    const text = JSON.stringify(event);
    const names = JSON.stringify([...new Set(recipients.map(({ plugin }) => plugin))]);
    return this.#commit.write(() => {
      if (mayBeKnown && this.#known.get(event.id) !== undefined) return [];
      const open = mayBeKnown ? recipients.filter((recipient) => !this.#acknowledged.has(event.id, recipient)) : recipients;
      if (open.length === 0) return [];
      const { lastInsertRowid: seq } = this.#insertEvent.run(key ?? null, names, open.length, text);
      return open.map((recipient) => {
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

  acknowledge(delivery: number): Promise<void> {
    return this.#commit.write(() => {
      const row = this.#remove.get(delivery);
      if (row === undefined) return;
      this.#acknowledged.add(String(row['event']), { plugin: String(row['plugin']), operation: String(row['operation']) });
      this.#ended(Number(row['seq']));
    });
  }

  // Nobody waits for it: one that a crash undoes makes one attempt more, which at-least-once allows.
  failed(delivery: number, attempts: number): void {
    this.#later(() => this.#attempt.run(attempts, delivery));
  }

  bury(delivery: number, attempts: number, reason: string): Promise<void> {
    return this.#commit.write(() => void this.#bury.run(attempts, reason, delivery));
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#dead.all().map((row) => ({
      letter: Number(row['id']),
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

  revive(letter: number): Promise<Delivery | undefined> {
    return this.#commit.write(() => {
      const row = this.#revive.get(letter);
      if (row === undefined) return undefined;
      const key = row['key'] === null ? undefined : String(row['key']);
      return { delivery: letter, plugin: String(row['plugin']), operation: String(row['operation']), key, attempts: 0 };
    });
  }

  discard(letter: number): Promise<boolean> {
    return this.#commit.write(() => {
      const seq = this.#discard.get(letter)?.['seq'];
      if (seq === undefined) return false;
      this.#ended(Number(seq));
      return true;
    });
  }

  /** One delivery of an event is over; the event goes with its last one. */
  #ended(seq: number): void {
    this.#count.run(seq);
    this.#sweep.run(seq);
  }

  #later(run: () => unknown): void {
    // A full disk fails the next acceptance, where somebody hears it.
    this.#commit.write(run).catch(() => undefined);
  }
}
