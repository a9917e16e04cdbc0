import { defineRule } from '../../rule.ts';

export const outputNarrowed = defineRule({
  id: 'compat/output-narrowed',
  surface: 'operation.output',
  direction: 'output',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} promises more than before: {edits}.',
  advice: 'Nothing: callers already know every value.',
  mirror: 'compat/output-widened',
});
