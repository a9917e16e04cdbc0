import { defineRule } from '../../rule.ts';

export const typeWidened = defineRule({
  id: 'compat/type-widened',
  surface: 'type',
  direction: 'output',
  kind: 'type',
  action: 'widened',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} allows values it did not: {edits}.',
  advice: 'Whoever reads it does not know them; add an optional member in place of a new form.',
  mirror: 'compat/type-narrowed',
});
