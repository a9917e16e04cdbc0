import { defineRule } from '../../rule.ts';

export const downloadWidened = defineRule({
  id: 'compat/download-widened',
  surface: 'operation.download',
  direction: 'output',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} may carry items it never carried: {edits}.',
  advice: 'Callers do not know them; offer them in a new optional member or another operation.',
  mirror: 'compat/download-narrowed',
});
