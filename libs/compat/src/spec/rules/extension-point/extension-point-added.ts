import { defineRule } from '../../rule.ts';

export const extensionPointAdded = defineRule({
  id: 'compat/extension-point-added',
  surface: 'extension point',
  direction: 'input',
  kind: 'extension point',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The extension point {name} is new.',
  advice: 'Nothing: nobody contributes yet.',
  mirror: 'compat/extension-point-removed',
});
