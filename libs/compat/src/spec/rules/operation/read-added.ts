import { defineRule } from '../../rule.ts';

export const readAdded = defineRule({
  id: 'compat/read-added',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'read',
  action: 'added',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{name} reads {item} now.',
  advice: 'Say in the release notes why.',
  mirror: 'compat/read-removed',
});
