import { isDeepStrictEqual } from 'node:util';
import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { DefineRuleOutput, DefineRuleReceived } from '../generated/operations.ts';
import { ruleProblem } from '../rules/usable.ts';
import { allRules, keepRule, mostRules } from '../store/rules.ts';

/** Define a rule, or replace the one of the same id. */
export async function defineRule(input: DefineRuleReceived, context: Context): Promise<DefineRuleOutput> {
  const reason = ruleProblem(input.rule);
  if (reason !== undefined) throw errors.unusableRule({ reason });
  const rules = await allRules(context);
  const previous = rules.find(({ id }) => id === input.rule.id);
  if (previous !== undefined && isDeepStrictEqual(previous, input.rule)) return { defined: 'unchanged' };
  if (previous === undefined && rules.length >= mostRules) throw errors.limitExceeded({ limit: `${String(mostRules)} rules` });
  if (!input.whatIf) await keepRule(context, input.rule);
  return previous === undefined ? { defined: 'new' } : { defined: 'replaced', previous };
}
