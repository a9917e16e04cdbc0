import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { RemoveRuleOutput, RemoveRuleReceived } from '../generated/operations.ts';
import { forgetRule, ruleOf } from '../store/rules.ts';

/** Forget a rule; files that it made stay. */
export async function removeRule(input: RemoveRuleReceived, context: Context): Promise<RemoveRuleOutput> {
  if (!input.whatIf && !input.confirm) {
    throw errors.conflict({ reason: 'a removal needs confirm: true; whatIf: true shows what would go' });
  }
  const previous = await ruleOf(context, input.id);
  if (previous === undefined) return { removed: false };
  if (!input.whatIf) await forgetRule(context, input.id);
  return { removed: true, previous };
}
