import { defineRule } from '../../rule.ts';

export const kindChanged = defineRule({
  id: 'compat/kind-changed',
  surface: 'document',
  direction: 'none',
  kind: 'document',
  action: 'changed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: false,
  message: '{name} was a {old} and is a {new}.',
  advice: 'Give the new document an id of its own.',
  whyNoMirror: 'A kind is exchanged for another; there is no order between them.',
});
