import { defineRule } from '../../rule.ts';

export const typeExtended = defineRule({
  id: 'compat/type-extended',
  surface: 'type',
  direction: 'both',
  kind: 'type',
  action: 'extended',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} has more than before: {edits}.',
  advice: 'Nothing: what was given is still accepted, what was read is still there.',
  whyNoMirror: 'Taking the addition back is type-narrowed, where the type is given.',
});
