import { defineRule } from '../../rule.ts';

export const errorDetailsRewritten = defineRule({
  id: 'compat/error-details-rewritten',
  surface: 'error.details',
  direction: 'output',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} say the same in other words: {edits}.',
  advice: 'Nothing: exactly the same values are given.',
  whyNoMirror: 'The same values before and after.',
});
