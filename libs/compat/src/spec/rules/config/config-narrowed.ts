import { defineRule } from '../../rule.ts';

export const configNarrowed = defineRule({
  id: 'compat/config-narrowed',
  surface: 'config',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses values it accepted: {edits}.',
  advice: 'Keep accepting what operators have set; a new member is optional or has a default.',
  mirror: 'compat/config-widened',
});
