import { defineRule } from '../../rule.ts';

export const operationAdded = defineRule({
  id: 'compat/operation-added',
  surface: 'operation',
  direction: 'none',
  kind: 'operation',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The operation {name} is new.',
  advice: 'Nothing: nobody calls it yet.',
  mirror: 'compat/operation-removed',
});
