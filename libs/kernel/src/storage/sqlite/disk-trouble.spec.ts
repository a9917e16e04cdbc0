import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { CallError } from '../../call-error.ts';
import { storageError } from './disk-trouble.ts';
import { GroupCommit } from './group-commit.ts';

function fullDatabase(): DatabaseSync {
  const database = new DatabaseSync(join(temporaryFolder(), 'd.sqlite'));
  database.exec('CREATE TABLE things (thing TEXT); PRAGMA max_page_count = 4');
  return database;
}

describe('a write that the disk does not take', () => {
  it('is unavailable storage, and no fault of whoever wrote', async () => {
    const database = fullDatabase();
    const write = database.prepare('INSERT INTO things VALUES (?)');
    const commit = new GroupCommit(database);
    await expect(commit.write(() => write.run('x'.repeat(100_000)))).rejects.toMatchObject({ code: 'core/unavailable', retryable: true });
    await commit.write(() => write.run('small'));
    database.close();
  });

  it('leaves other errors as they are', async () => {
    const commit = new GroupCommit(new DatabaseSync(':memory:'));
    const own = new CallError({ code: 'core/limit-exceeded', class: 'limit', retryable: false, message: 'too much' });
    expect(storageError(own)).toBe(own);
    await expect(
      commit.write(() => {
        throw new TypeError('a mistake');
      }),
    ).rejects.toBeInstanceOf(TypeError);
  });
});
