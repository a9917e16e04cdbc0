import { defineRule } from '../../rule.ts';

export const outputWidened = defineRule({
  id: 'compat/output-widened',
  surface: 'operation.output',
  direction: 'output',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} may give values it never gave: {edits}.',
  advice: 'Callers do not know them; offer them in a new optional member or another operation.',
  mirror: 'compat/output-narrowed',
});
