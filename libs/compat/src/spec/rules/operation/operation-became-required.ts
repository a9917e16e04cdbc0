import { defineRule } from '../../rule.ts';

export const operationBecameRequired = defineRule({
  id: 'compat/operation-became-required',
  surface: 'operation',
  direction: 'none',
  kind: 'presence',
  action: 'strengthened',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'Every implementation has the operation {name} now.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/operation-became-optional',
});
