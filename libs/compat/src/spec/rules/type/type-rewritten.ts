import { defineRule } from '../../rule.ts';

export const typeRewritten = defineRule({
  id: 'compat/type-rewritten',
  surface: 'type',
  direction: 'both',
  kind: 'type',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same in other words: {edits}.',
  advice: 'Nothing: exactly the same values are allowed.',
  whyNoMirror: 'The same values before and after.',
});
