import { defineRule } from '../../rule.ts';

export const documentRemoved = defineRule({
  id: 'compat/document-removed',
  surface: 'document',
  direction: 'none',
  kind: 'document',
  action: 'removed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The {kind} {name} is gone.',
  advice: 'Deprecate it for a release with the version of its removal, then remove it.',
  mirror: 'compat/document-added',
});
