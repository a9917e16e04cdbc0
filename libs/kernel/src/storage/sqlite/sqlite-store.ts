import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteWorkflowStore } from '../../workflow/sqlite-workflow-store.ts';
import type { StateStore } from '../storage.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { SqliteLeases } from './sqlite-leases.ts';
import { SqliteLifeRecords } from './sqlite-life-records.ts';
import { SqliteStateVersions } from './sqlite-state-versions.ts';
import { SqliteStorage } from './sqlite-storage.ts';

/**
 * Open the state of a kernel: `state.sqlite` in the folder, or memory where there is none. Write-ahead log and
 * full synchronisation: what a write resolved for survives a crash of the kernel and of the machine.
 * @throws Error where the file cannot be opened or is no database
 */
export function openSqliteStore(folder: string | undefined): StateStore {
  const database = new DatabaseSync(folder === undefined ? ':memory:' : join(folder, 'state.sqlite'));
  try {
    return storeOver(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOver(database: DatabaseSync): StateStore {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000');
  const commit = new GroupCommit(database);
  const storage = new SqliteStorage(database, commit);
  const lives = new SqliteLifeRecords(database, commit);
  return {
    storage,
    versions: new SqliteStateVersions(database, commit, storage),
    lives,
    leases: new SqliteLeases(database, commit),
    journal: new SqliteJournal(database, commit),
    workflows: new SqliteWorkflowStore(database, commit),
    close(): void {
      commit.flush();
      lives.close();
      database.close();
    },
  };
}
