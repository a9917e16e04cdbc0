import type { Folder } from '../files/folder.ts';
import type { Context } from '../generated/handlers.ts';
import type { Journal, Record } from '../store/journal.ts';
import { restore } from './restore.ts';

/** Publish what became of a change, and close it. */
export async function announce(context: Context, journal: Journal, record: Record): Promise<void> {
  const payload = { id: record.id, targets: record.changes.map(({ target }) => target) };
  const { events } = context.kernel;
  await (record.state === 'rolled-back' ? events.publishRolledBack(payload) : events.publishPropagated(payload));
  await journal.note(record, 'done');
}

/**
 * End what a crash broke off: a change half written is taken back, a rollback is completed, an event is published.
 * Called before anything new is begun. @throws FileTrouble
 */
export async function settle(context: Context, folder: Folder, journal: Journal): Promise<void> {
  const unfinished = await journal.unfinished();
  const record = unfinished === undefined ? undefined : await journal.record(unfinished.id);
  if (unfinished === undefined || record === undefined) return;
  if (unfinished.phase === 'announcing') return announce(context, journal, record);
  context.log.warn('taking back what was broken off', { id: record.id, phase: unfinished.phase });
  await restore(folder, journal, record);
  if (unfinished.phase === 'writing') return journal.abandon(record);
  const undone: Record = { ...record, state: 'rolled-back' };
  await journal.note(undone, 'announcing');
  return announce(context, journal, undone);
}
