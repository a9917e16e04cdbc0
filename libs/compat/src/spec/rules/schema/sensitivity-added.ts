import { defineRule } from '../../rule.ts';

export const sensitivityAdded = defineRule({
  id: 'compat/sensitivity-added',
  surface: 'schema',
  direction: 'both',
  kind: 'sensitivity',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{member} in {what} is sensitive now, so logs do not show it.',
  advice: 'Nothing: less is shown than before.',
  mirror: 'compat/sensitivity-removed',
});
