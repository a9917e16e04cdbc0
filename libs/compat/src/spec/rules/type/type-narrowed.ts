import { defineRule } from '../../rule.ts';

export const typeNarrowed = defineRule({
  id: 'compat/type-narrowed',
  surface: 'type',
  direction: 'input',
  kind: 'type',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses values it allowed: {edits}.',
  advice: 'Keep what was allowed; a new member is optional or has a default.',
  mirror: 'compat/type-widened',
});
