import { FileTrouble } from '../files/file-trouble.ts';
import { openFolder } from '../files/open-folder.ts';
import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { RuleId } from '../generated/types/change-propagation.ts';
import { allRules } from '../store/rules.ts';
import { planChanges } from './plan-changes.ts';
import { PlanLimit, type Planned } from './planned.ts';

/** The plan of all rules, or of some, in the declared errors. */
export async function planAll(only: readonly RuleId[] | undefined, context: Context): Promise<Planned> {
  const rules = (await allRules(context)).filter(({ id }) => only?.includes(id) ?? true);
  try {
    return await planChanges(openFolder(context), rules, context.config.mostFiles);
  } catch (error) {
    if (error instanceof PlanLimit) throw errors.limitExceeded({ limit: error.message });
    if (error instanceof FileTrouble) throw errors.unavailable({ what: error.message });
    throw error;
  }
}
