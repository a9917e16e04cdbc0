import { defineRule } from '../../rule.ts';

export const documentAdded = defineRule({
  id: 'compat/document-added',
  surface: 'document',
  direction: 'none',
  kind: 'document',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'none',
  waivable: true,
  message: 'The {kind} {name} is new.',
  advice: 'Nothing: it is first released at the version it is written with.',
  mirror: 'compat/document-removed',
});
