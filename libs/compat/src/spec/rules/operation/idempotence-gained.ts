import { defineRule } from '../../rule.ts';

export const idempotenceGained = defineRule({
  id: 'compat/idempotence-gained',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'idempotence',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'Calling {name} twice does what calling it once does.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/idempotence-lost',
});
