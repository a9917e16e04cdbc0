import { defineRule } from '../../rule.ts';

export const contributionRewritten = defineRule({
  id: 'compat/contribution-rewritten',
  surface: 'extension point.schema',
  direction: 'input',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same in other words: {edits}.',
  advice: 'Nothing: exactly the same values are accepted.',
  whyNoMirror: 'The same values before and after.',
});
