import { defineRule } from '../../rule.ts';

export const contributionWidened = defineRule({
  id: 'compat/contribution-widened',
  surface: 'extension point.schema',
  direction: 'input',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} accepts more than before: {edits}.',
  advice: 'Nothing: what is contributed still is accepted.',
  mirror: 'compat/contribution-narrowed',
});
