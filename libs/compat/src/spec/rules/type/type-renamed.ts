import { defineRule } from '../../rule.ts';

export const typeRenamed = defineRule({
  id: 'compat/type-renamed',
  surface: 'type',
  direction: 'both',
  kind: 'type',
  action: 'renamed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The type {old} is called {new} now.',
  advice: 'Keep {old} as a reference to {new} until the next major version.',
  whyNoMirror: 'A name is exchanged for another; renaming back is the same change.',
});
