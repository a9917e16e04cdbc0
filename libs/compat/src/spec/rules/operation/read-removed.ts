import { defineRule } from '../../rule.ts';

export const readRemoved = defineRule({
  id: 'compat/read-removed',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'read',
  action: 'removed',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{name} no longer reads {item}.',
  advice: 'Nothing: it needs less than before.',
  mirror: 'compat/read-added',
});
