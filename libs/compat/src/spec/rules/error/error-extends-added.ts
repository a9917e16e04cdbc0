import { defineRule } from '../../rule.ts';

export const errorExtendsAdded = defineRule({
  id: 'compat/error-extends-added',
  surface: 'error',
  direction: 'output',
  kind: 'taxonomy',
  action: 'added',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} extends {new} now.',
  advice: 'Nothing: it can be caught as before.',
  mirror: 'compat/error-extends-changed',
});
