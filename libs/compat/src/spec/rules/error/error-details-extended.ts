import { defineRule } from '../../rule.ts';

export const errorDetailsExtended = defineRule({
  id: 'compat/error-details-extended',
  surface: 'error.details',
  direction: 'output',
  kind: 'schema',
  action: 'extended',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} have more members than before: {edits}.',
  advice: 'Nothing: callers ignore members that they do not know.',
  mirror: 'compat/error-details-reduced',
});
