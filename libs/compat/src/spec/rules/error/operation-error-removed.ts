import { defineRule } from '../../rule.ts';

export const operationErrorRemoved = defineRule({
  id: 'compat/operation-error-removed',
  surface: 'operation.errors',
  direction: 'output',
  kind: 'error',
  action: 'removed',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} no longer fails with {error}.',
  advice: 'Nothing: callers handle one failure less.',
  mirror: 'compat/operation-error-added',
});
