import { defineRule } from '../../rule.ts';

export const defaultRemoved = defineRule({
  id: 'compat/default-removed',
  surface: 'schema',
  direction: 'input',
  kind: 'default',
  action: 'removed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{member} in {what} has no default any more; it was {old}.',
  advice: 'Keep the default, or let the handler do the same where the member is absent.',
  mirror: 'compat/default-added',
});
