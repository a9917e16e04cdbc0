import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteLifeRecords } from './sqlite-life-records.ts';

function opened(file = join(temporaryFolder(), 'd.sqlite')) {
  const database = new DatabaseSync(file);
  const commit = new GroupCommit(database);
  const write = vi.spyOn(commit, 'write');
  return { file, database, write, records: new SqliteLifeRecords(database, commit) };
}

describe('the lives of plugins', () => {
  it('are brought to the disk once, however often the same is written', async () => {
    const { file, database, write, records } = opened();
    await records.write('p', { crashes: [] });
    expect(write).toHaveBeenCalledTimes(0);
    await records.write('p', { crashes: [1] });
    await records.write('p', { crashes: [1] });
    expect(write).toHaveBeenCalledTimes(1);
    database.close();
    const again = opened(file);
    expect(again.records.read('p')).toEqual({ crashes: [1] });
    await again.records.write('p', { crashes: [1] });
    expect(again.write).toHaveBeenCalledTimes(0);
    await again.records.write('p', { crashes: [] });
    expect(again.write).toHaveBeenCalledTimes(1);
    expect(new SqliteLifeRecords(again.database, new GroupCommit(again.database)).read('p')).toEqual({ crashes: [] });
    again.database.close();
  });

  it('that are being written, or were refused, are not taken for kept', async () => {
    const { database, write, records } = opened();
    await Promise.all([records.write('p', { crashes: [1] }), records.write('p', { crashes: [] }), records.write('p', { crashes: [1] })]);
    expect(write).toHaveBeenCalledTimes(3);
    write.mockRejectedValueOnce(new Error('full'));
    await expect(records.write('p', { crashes: [2] })).rejects.toThrow('full');
    await records.write('p', { crashes: [1] });
    expect(write).toHaveBeenCalledTimes(5);
    records.close();
    database.close();
  });
});
