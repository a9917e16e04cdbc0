import type { Context } from '../generated/handlers.ts';
import type { Rule } from '../generated/types/change-propagation.ts';
import { entriesOf } from './entries.ts';

const prefix = 'rule/';

/** Most rules at a time. */
export const mostRules = 1000;

/** All rules, by id. */
export async function allRules(context: Context): Promise<readonly Rule[]> {
  return (await entriesOf(context, prefix)).map(({ value }) => value as Rule);
}

/** The rule of an id. */
export async function ruleOf(context: Context, id: string): Promise<Rule | undefined> {
  return (await context.kernel.storage.get({ key: prefix + id })).value as Rule | undefined;
}

/** Keep a rule. */
export async function keepRule(context: Context, rule: Rule): Promise<void> {
  await context.kernel.storage.set({ entries: [{ key: prefix + rule.id, value: rule }] });
}

/** Forget a rule. */
export async function forgetRule(context: Context, id: string): Promise<void> {
  await context.kernel.storage.delete({ keys: [prefix + id] });
}
