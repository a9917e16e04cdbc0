import { defineRule } from '../../rule.ts';

export const documentRetired = defineRule({
  id: 'compat/document-retired',
  surface: 'document',
  direction: 'none',
  kind: 'maturity',
  action: 'retired',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} is retired: it was {old}.',
  advice: 'Deprecate it first, and name its replacement.',
  mirror: 'compat/document-unretired',
});
