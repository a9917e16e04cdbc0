import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { Acknowledged } from './acknowledged.ts';
import { GroupCommit } from './group-commit.ts';
import { openSqliteStore } from './sqlite-store.ts';

function fullDatabase(): DatabaseSync {
  const database = new DatabaseSync(join(temporaryFolder(), 'd.sqlite'));
  database.exec('CREATE TABLE things (thing TEXT); PRAGMA max_page_count = 4');
  return database;
}

describe('a transaction that is undone', () => {
  it('is told to whoever keeps figures, until he could put them right, and before anything else is written', async () => {
    const database = fullDatabase();
    const commit = new GroupCommit(database);
    const write = database.prepare('INSERT INTO things VALUES (?)');
    const heard: string[] = [];
    let works = false;
    commit.onRollback(() => {
      heard.push('undone');
      if (!works) throw new Error('the disk cannot be read');
    });
    const small = (): Promise<unknown> =>
      commit.write(() => {
        heard.push('written');
        return write.run('small');
      });
    await expect(commit.write(() => write.run('x'.repeat(100_000)))).rejects.toMatchObject({ code: 'core/unavailable' });
    await expect(small()).rejects.toThrow('the disk cannot be read');
    works = true;
    await small();
    await small();
    expect(heard).toEqual(['undone', 'undone', 'undone', 'undone', 'written', 'written']);
    database.close();
  });

  it('is told also where it is one write of many', async () => {
    const database = new DatabaseSync(':memory:');
    const commit = new GroupCommit(database);
    let heard = 0;
    commit.onRollback(() => (heard += 1));
    const settled = await Promise.allSettled([
      commit.write(() => {
        throw new TypeError('a mistake');
      }),
      commit.write(() => 'well'),
    ]);
    expect([settled.map(({ status }) => status), heard]).toEqual([['rejected', 'fulfilled'], 1]);
    database.close();
  });

  it('after the end of the database harms nobody but whoever writes, and is not tried again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const store = openSqliteStore(undefined);
    const before = store.lives.write('p', { crashes: [1] });
    store.close();
    await before;
    await expect(store.lives.write('p', { crashes: [2] })).rejects.toThrow(/not open/);
    await expect(store.storage.set('p', [{ key: 'k', value: 1 }], 100)).rejects.toThrow(/not open/);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the window of deduplication', () => {
  it('does not grow with restarts of the kernel', () => {
    const database = new DatabaseSync(':memory:');
    const recipient = { plugin: 'p', operation: 'take' };
    for (let start = 0; start < 20; start += 1) new Acknowledged(database, 5).add(`event ${String(start)}`, recipient);
    expect(database.prepare('SELECT count(*) AS n FROM acknowledged').get()).toEqual({ n: 5 });
    const reopened = new Acknowledged(database, 5);
    expect([reopened.has('event 19', recipient), reopened.has('event 2', recipient)]).toEqual([true, false]);
    database.close();
  });
});
