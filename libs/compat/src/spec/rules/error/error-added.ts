import { defineRule } from '../../rule.ts';

export const errorAdded = defineRule({
  id: 'compat/error-added',
  surface: 'error',
  direction: 'output',
  kind: 'error',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The error {name} is new.',
  advice: 'Nothing: no operation fails with it yet.',
  mirror: 'compat/error-removed',
});
