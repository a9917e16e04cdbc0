import type { Context } from '../generated/handlers.ts';
import type { PlanOutput, PlanReceived } from '../generated/operations.ts';
import { planAll } from '../planning/plan-all.ts';
import { shown } from '../planning/planned.ts';

/** What all rules, or some, would change now; nothing is written. The token stands for exactly this plan. */
export async function plan(input: PlanReceived, context: Context): Promise<PlanOutput> {
  const { token, changes, problems } = await planAll(input.rules, context);
  return { token, changes: changes.map(shown), problems: [...problems] };
}
