import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { RollbackOutput, RollbackReceived } from '../generated/operations.ts';
import { changedSince, restore } from '../planning/restore.ts';
import { announce } from '../planning/settle.ts';
import { withFiles } from '../planning/with-files.ts';
import type { Record } from '../store/journal.ts';

/** Restore the bytes that an applied change replaced. It is refused when one of its files changed since. */
export async function rollback(input: RollbackReceived, context: Context): Promise<RollbackOutput> {
  if (!input.whatIf && !input.confirm) {
    throw errors.conflict({ reason: 'a rollback needs confirm: true; whatIf: true shows which files would go back' });
  }
  // What only looks must not even end what a crash broke off.
  return withFiles(context, { settled: !input.whatIf }, async (folder, journal) => {
    const record = await journal.record(input.id);
    if (record === undefined) throw errors.unknownChange({ id: input.id });
    const targets = record.changes.map(({ target }) => target);
    if (record.state === 'rolled-back') return { rolledBack: false, targets };
    const [changed] = await changedSince(folder, record);
    if (changed !== undefined) throw errors.changedSince({ reason: `${changed} was changed since by somebody else` });
    if (input.whatIf) return { rolledBack: false, targets };
    await journal.note({ ...record, state: 'undoing' }, 'undoing');
    await restore(folder, journal, record);
    const undone: Record = { ...record, state: 'rolled-back' };
    await journal.note(undone, 'announcing');
    await announce(context, journal, undone);
    return { rolledBack: true, targets };
  });
}
