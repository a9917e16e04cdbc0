import { defineRule } from '../../rule.ts';

export const configWidened = defineRule({
  id: 'compat/config-widened',
  surface: 'config',
  direction: 'input',
  kind: 'schema',
  action: 'widened',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} accepts more than before: {edits}.',
  advice: 'Nothing: what operators have set still is accepted.',
  mirror: 'compat/config-narrowed',
});
