import { defineRule } from '../../rule.ts';

export const errorDetailsNarrowed = defineRule({
  id: 'compat/error-details-narrowed',
  surface: 'error.details',
  direction: 'output',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} promise more than before: {edits}.',
  advice: 'Nothing: callers already know every value.',
  mirror: 'compat/error-details-widened',
});
