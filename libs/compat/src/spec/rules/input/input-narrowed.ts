import { defineRule } from '../../rule.ts';

export const inputNarrowed = defineRule({
  id: 'compat/input-narrowed',
  surface: 'operation.input',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses values it accepted: {edits}.',
  advice: 'Keep accepting what was accepted; a new member is optional or has a default.',
  mirror: 'compat/input-widened',
});
