import { defineRule } from '../../rule.ts';

export const writeAdded = defineRule({
  id: 'compat/write-added',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'write',
  action: 'added',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} writes {item} now.',
  advice: 'Offer another operation that writes.',
  mirror: 'compat/write-removed',
});
