import { defineRule } from '../../rule.ts';

export const operationBecameOptional = defineRule({
  id: 'compat/operation-became-optional',
  surface: 'operation',
  direction: 'none',
  kind: 'presence',
  action: 'weakened',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'An implementation may lack the operation {name} now.',
  advice: 'Keep it required.',
  mirror: 'compat/operation-became-required',
});
