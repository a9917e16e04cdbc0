import { defineRule } from '../../rule.ts';

export const sensitivityRemoved = defineRule({
  id: 'compat/sensitivity-removed',
  surface: 'schema',
  direction: 'both',
  kind: 'sensitivity',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{member} in {what} is no longer sensitive, so it shows in logs.',
  advice: 'Keep `x-sensitive: true`.',
  mirror: 'compat/sensitivity-added',
});
