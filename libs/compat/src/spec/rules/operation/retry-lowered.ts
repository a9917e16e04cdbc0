import { defineRule } from '../../rule.ts';

export const retryLowered = defineRule({
  id: 'compat/retry-lowered',
  surface: 'operation.retry',
  direction: 'none',
  kind: 'retry',
  action: 'lowered',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'Callers of {name} may retry less: {old} before, {new} now.',
  advice: 'Keep what callers were told.',
  mirror: 'compat/retry-raised',
});
