import { defineRule } from '../../rule.ts';

export const errorBecameRetryable = defineRule({
  id: 'compat/error-became-retryable',
  surface: 'error',
  direction: 'output',
  kind: 'retryability',
  action: 'added',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} is retryable now.',
  advice: 'Nothing: callers that give up still do.',
  mirror: 'compat/error-became-fatal',
});
