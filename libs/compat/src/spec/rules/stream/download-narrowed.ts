import { defineRule } from '../../rule.ts';

export const downloadNarrowed = defineRule({
  id: 'compat/download-narrowed',
  surface: 'operation.download',
  direction: 'output',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} promises more of its items than before: {edits}.',
  advice: 'Nothing: callers already know every item.',
  mirror: 'compat/download-widened',
});
