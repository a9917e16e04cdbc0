import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { ApplyOutput, ApplyReceived } from '../generated/operations.ts';
import { applyChanges, prune } from '../planning/apply-changes.ts';
import { planAll } from '../planning/plan-all.ts';
import { shown } from '../planning/planned.ts';
import { announce } from '../planning/settle.ts';
import { withFiles } from '../planning/with-files.ts';
import type { Journal } from '../store/journal.ts';

async function answered({ key, token }: ApplyReceived, journal: Journal): Promise<ApplyOutput | undefined> {
  const record = key === undefined ? undefined : await journal.byKey(key);
  if (record === undefined) return undefined;
  if (record.token !== token) throw errors.conflict({ reason: `the key was used for another plan, which became the change ${record.id}` });
  return { applied: true, id: record.id, changes: [...record.changes] };
}

/** Write what a plan says, all or nothing. It is refused when a rule, a source or a target changed since. */
export async function apply(input: ApplyReceived, context: Context): Promise<ApplyOutput> {
  if (!input.whatIf && !input.confirm) {
    throw errors.conflict({ reason: 'applying needs confirm: true; whatIf: true shows what would change' });
  }
  const check = async (): ReturnType<typeof planAll> => {
    const planned = await planAll(input.rules, context);
    if (planned.token !== input.token) throw errors.stalePlan({ reason: 'a rule, a source or a target changed since; make a new one' });
    return planned;
  };
  if (input.whatIf) return { applied: false, changes: (await check()).changes.map(shown) };
  return withFiles(context, { settled: true }, async (folder, journal) => {
    const before = await answered(input, journal);
    if (before !== undefined) return before;
    const planned = await check();
    if (planned.changes.length === 0) return { applied: false, changes: [] };
    const record = await applyChanges(folder, journal, planned, { at: context.clock.now(), key: input.key });
    await announce(context, journal, record);
    await prune(journal, context.config.keep);
    return { applied: true, id: record.id, changes: [...record.changes] };
  });
}
