import { defineRule } from '../../rule.ts';

export const errorRenamed = defineRule({
  id: 'compat/error-renamed',
  surface: 'error',
  direction: 'output',
  kind: 'error',
  action: 'renamed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The error {old} is called {new} now; its code travels with every failure.',
  advice: 'Keep the name.',
  whyNoMirror: 'A name is exchanged for another; renaming back is the same change.',
});
