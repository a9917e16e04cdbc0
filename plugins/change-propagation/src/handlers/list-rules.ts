import type { Context } from '../generated/handlers.ts';
import type { ListRulesOutput, ListRulesReceived } from '../generated/operations.ts';
import { allRules } from '../store/rules.ts';

/** All rules, by id. */
export async function listRules(_input: ListRulesReceived, context: Context): Promise<ListRulesOutput> {
  return { rules: [...(await allRules(context))] };
}
