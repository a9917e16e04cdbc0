import { defineRule } from '../../rule.ts';

export const contributionNarrowed = defineRule({
  id: 'compat/contribution-narrowed',
  surface: 'extension point.schema',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses values it accepted: {edits}.',
  advice: 'Keep accepting what is contributed; a new member is optional or has a default.',
  mirror: 'compat/contribution-widened',
});
