import { defineRule } from '../../rule.ts';

export const extensionPointRemoved = defineRule({
  id: 'compat/extension-point-removed',
  surface: 'extension point',
  direction: 'input',
  kind: 'extension point',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The extension point {name} is gone.',
  advice: 'Keep it, deprecated, until the next major version.',
  mirror: 'compat/extension-point-added',
});
