import { defineRule } from '../../rule.ts';

export const operationRemoved = defineRule({
  id: 'compat/operation-removed',
  surface: 'operation',
  direction: 'none',
  kind: 'operation',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The operation {name} is gone.',
  advice: 'Keep it, deprecated, with the version of its removal.',
  mirror: 'compat/operation-added',
});
