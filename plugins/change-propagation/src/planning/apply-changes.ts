import { digestOf } from '../files/digest.ts';
import type { Folder } from '../files/folder.ts';
import type { Journal, Record } from '../store/journal.ts';
import { shown, type Planned } from './planned.ts';
import { restore } from './restore.ts';

/** What an applied change is noted with. */
export interface Applying {
  readonly at: number;
  readonly key: string | undefined;
}

async function foldersOf(folder: Folder, { changes }: Planned): Promise<Record['folders']> {
  const entries: [string, readonly string[]][] = [];
  for (const { target } of changes) entries.push([target, await folder.missingFolders(target)]);
  return Object.fromEntries(entries);
}

/**
 * Write a plan: the replaced bytes first go into the journal, then all files are written; where one cannot be, those
 * before it get their old bytes back. The record still has to be announced. @throws FileTrouble
 */
export async function applyChanges(folder: Folder, journal: Journal, planned: Planned, { at, key }: Applying): Promise<Record> {
  const id = await journal.nextId();
  for (const [index, { old }] of planned.changes.entries()) await journal.keepBytes(id, index, old);
  const record: Record = {
    id,
    state: 'writing',
    at,
    token: planned.token,
    ...(key === undefined ? {} : { key: digestOf(key) }),
    changes: planned.changes.map(shown),
    folders: await foldersOf(folder, planned),
  };
  await journal.note(record, 'writing');
  try {
    for (const { target, bytes } of planned.changes) await folder.write(target, bytes);
  } catch (error) {
    await restore(folder, journal, record);
    await journal.abandon(record);
    throw error;
  }
  const applied: Record = { ...record, state: 'applied' };
  await journal.note(applied, 'announcing');
  return applied;
}

/** Forget the oldest changes, so that at most so many can be rolled back. */
export async function prune(journal: Journal, keep: number): Promise<void> {
  const records = await journal.records();
  for (const record of records.slice(0, Math.max(0, records.length - keep))) await journal.forget(record);
}
