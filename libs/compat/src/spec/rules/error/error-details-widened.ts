import { defineRule } from '../../rule.ts';

export const errorDetailsWidened = defineRule({
  id: 'compat/error-details-widened',
  surface: 'error.details',
  direction: 'output',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} may hold values they never held: {edits}.',
  advice: 'Callers do not know them; add an optional member.',
  mirror: 'compat/error-details-narrowed',
});
