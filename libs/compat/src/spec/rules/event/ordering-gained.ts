import { defineRule } from '../../rule.ts';

export const orderingGained = defineRule({
  id: 'compat/ordering-gained',
  surface: 'event.key',
  direction: 'output',
  kind: 'key',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} has the key {new}: events of one key keep their order.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/ordering-lost',
});
