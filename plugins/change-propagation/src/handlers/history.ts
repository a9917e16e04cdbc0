import type { Context } from '../generated/handlers.ts';
import type { HistoryOutput, HistoryReceived } from '../generated/operations.ts';
import { Journal } from '../store/journal.ts';

/** The applied changes that can be rolled back or were, newest first. */
export async function history(input: HistoryReceived, context: Context): Promise<HistoryOutput> {
  const records = await new Journal(context).records();
  const changes = records.flatMap(({ id, state, at, changes: made }) => {
    if (state === 'writing') return [];
    return [{ id, state: state === 'rolled-back' ? state : ('applied' as const), at, changes: [...made] }];
  });
  return { changes: changes.toReversed().slice(0, input.limit) };
}
