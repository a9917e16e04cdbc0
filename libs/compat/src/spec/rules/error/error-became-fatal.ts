import { defineRule } from '../../rule.ts';

export const errorBecameFatal = defineRule({
  id: 'compat/error-became-fatal',
  surface: 'error',
  direction: 'output',
  kind: 'retryability',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} was retryable and is not.',
  advice: 'Add another error for failures that are final.',
  mirror: 'compat/error-became-retryable',
});
