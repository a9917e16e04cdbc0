import { defineRule } from '../../rule.ts';

export const proseChanged = defineRule({
  id: 'compat/prose-changed',
  surface: 'document',
  direction: 'none',
  kind: 'prose',
  action: 'changed',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'Only words, order or notes of {name} changed.',
  advice: 'Nothing: nothing that a program relies on changed.',
  whyNoMirror: 'Words have no direction.',
});
