import { defineRule } from '../../rule.ts';

export const retryRaised = defineRule({
  id: 'compat/retry-raised',
  surface: 'operation.retry',
  direction: 'none',
  kind: 'retry',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'Callers of {name} may retry more: {old} before, {new} now.',
  advice: 'Nothing: more is allowed than before.',
  mirror: 'compat/retry-lowered',
});
