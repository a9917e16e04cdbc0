import { defineRule } from '../../rule.ts';

export const operationErrorRefined = defineRule({
  id: 'compat/operation-error-refined',
  surface: 'operation.errors',
  direction: 'output',
  kind: 'error',
  action: 'refined',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} may fail with {error} now, which callers catch as {base}.',
  advice: 'Nothing: {base} is declared, so the set is open for what extends it.',
  mirror: 'compat/operation-error-removed',
});
