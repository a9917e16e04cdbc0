import { defineRule } from '../../rule.ts';

export const extensionPointRenamed = defineRule({
  id: 'compat/extension-point-renamed',
  surface: 'extension point',
  direction: 'input',
  kind: 'extension point',
  action: 'renamed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The extension point {old} is called {new} now.',
  advice: 'Keep the name.',
  whyNoMirror: 'A name is exchanged for another; renaming back is the same change.',
});
