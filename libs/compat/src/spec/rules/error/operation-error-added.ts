import { defineRule } from '../../rule.ts';

export const operationErrorAdded = defineRule({
  id: 'compat/operation-error-added',
  surface: 'operation.errors',
  direction: 'output',
  kind: 'error',
  action: 'added',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} may fail with {error} now.',
  advice: 'Extend an error that the operation declares already.',
  mirror: 'compat/operation-error-removed',
});
