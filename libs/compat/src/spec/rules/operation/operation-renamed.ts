import { defineRule } from '../../rule.ts';

export const operationRenamed = defineRule({
  id: 'compat/operation-renamed',
  surface: 'operation',
  direction: 'none',
  kind: 'operation',
  action: 'renamed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The operation {old} is called {new} now.',
  advice: 'Keep {old} beside {new}, deprecated, until the next major version.',
  whyNoMirror: 'A name is exchanged for another; renaming back is the same change.',
});
