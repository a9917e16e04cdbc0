import { defineRule } from '../../rule.ts';

export const orderingLost = defineRule({
  id: 'compat/ordering-lost',
  surface: 'event.key',
  direction: 'output',
  kind: 'key',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} had the key {old}, and its events keep no order now.',
  advice: 'Keep the key.',
  mirror: 'compat/ordering-gained',
});
