import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { GroupCommit } from '../storage/sqlite/group-commit.ts';
import type { RunStatus, StepRecord, StepState, StoredRun, Workflow } from './workflow.ts';
import type { RunChange, WorkflowStore } from './workflow-store.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS workflow_run (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, input TEXT NOT NULL, trace TEXT NOT NULL,
  status TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, output TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS workflow_step (run TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, output TEXT, error TEXT,
  PRIMARY KEY (run, position)) WITHOUT ROWID;
`;

/** Runs that have ended are forgotten when so many newer ones are there. */
const KEPT_RUNS = 10_000;

type Row = Readonly<Record<string, unknown>>;

const parse = (text: unknown): unknown => JSON.parse(String(text)) as unknown;
const textOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Runs in two tables of the kernel's database. */
export class SqliteWorkflowStore implements WorkflowStore {
  readonly #commit: GroupCommit;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #put: StatementSync;
  readonly #one: StatementSync;
  readonly #latest: StatementSync;
  readonly #unfinished: StatementSync;
  readonly #steps: StatementSync;
  readonly #forgetSteps: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync, commit: GroupCommit) {
    this.#commit = commit;
    database.exec(SCHEMA);
    this.#insert = database.prepare('INSERT INTO workflow_run (id, document, input, trace, status, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#update = database.prepare('UPDATE workflow_run SET status = ?, updated = ?, output = coalesce(?, output), reason = coalesce(?, reason) WHERE id = ?');
    this.#put = database.prepare(
      'INSERT INTO workflow_step VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state, attempts = excluded.attempts, output = excluded.output, error = excluded.error',
    );
    this.#one = database.prepare('SELECT * FROM workflow_run WHERE id = ?');
    this.#latest = database.prepare('SELECT * FROM workflow_run ORDER BY n DESC LIMIT ?');
    this.#unfinished = database.prepare(`SELECT * FROM workflow_run WHERE status IN ('running', 'compensating') ORDER BY n`);
    const old = `status IN ('completed', 'compensated') AND n <= (SELECT max(n) FROM workflow_run) - ${String(KEPT_RUNS)}`;
    this.#forgetSteps = database.prepare(`DELETE FROM workflow_step WHERE run IN (SELECT id FROM workflow_run WHERE ${old})`);
    this.#forget = database.prepare(`DELETE FROM workflow_run WHERE ${old}`);
    this.#steps = database.prepare('SELECT * FROM workflow_step WHERE run = ? ORDER BY position');
  }

  create({ id, document, input, traceparent, status, created, updated }: StoredRun): Promise<void> {
    const [text, given] = [JSON.stringify(document), JSON.stringify(input)];
    return this.#write(() => {
      this.#insert.run(id, text, given, traceparent, status, created, updated);
      this.#forgetSteps.run();
      this.#forget.run();
    });
  }

  change(run: string, { status, at, output, reason }: RunChange): Promise<void> {
    const text = textOf(output);
    return this.#write(() => this.#update.run(status, at, text, reason ?? null, run));
  }

  step(run: string, position: number, { id, state, attempts, output, error }: StepRecord, at: number): Promise<void> {
    const text = textOf(output);
    return this.#write(() => {
      this.#put.run(run, position, id, state, attempts, text, error ?? null);
      const status = this.#one.get(run)?.['status'];
      if (typeof status === 'string') this.#update.run(status, at, null, null, run);
    });
  }

  read(run: string): StoredRun | undefined {
    const row = this.#one.get(run);
    return row === undefined ? undefined : this.#runOf(row);
  }

  list(limit: number): readonly StoredRun[] {
    return this.#latest.all(limit).map((row) => this.#runOf(row));
  }

  open(): readonly StoredRun[] {
    return this.#unfinished.all().map((row) => this.#runOf(row));
  }

  #write(run: () => unknown): Promise<void> {
    return this.#commit.write(() => void run());
  }

  #runOf(row: Row): StoredRun {
    const document = parse(row['document']) as Workflow;
    return {
      id: String(row['id']),
      workflow: document.workflow,
      document,
      input: parse(row['input']),
      traceparent: String(row['trace']),
      status: String(row['status']) as RunStatus,
      created: Number(row['created']),
      updated: Number(row['updated']),
      steps: this.#steps.all(String(row['id'])).map(stepOf),
      ...(row['output'] === null ? {} : { output: parse(row['output']) }),
      ...(typeof row['reason'] === 'string' ? { reason: row['reason'] } : {}),
    };
  }
}

function stepOf(row: Row): StepRecord {
  return {
    id: String(row['id']),
    state: String(row['state']) as StepState,
    attempts: Number(row['attempts']),
    ...(row['output'] === null ? {} : { output: parse(row['output']) }),
    ...(typeof row['error'] === 'string' ? { error: row['error'] } : {}),
  };
}
