import { defineRule } from '../../rule.ts';

export const errorExtendsChanged = defineRule({
  id: 'compat/error-extends-changed',
  surface: 'error',
  direction: 'output',
  kind: 'taxonomy',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} extended {old} and extends {new}.',
  advice: 'Callers catch it as {old}; keep that.',
  mirror: 'compat/error-extends-added',
});
