import { defineRule } from '../../rule.ts';

export const documentUnretired = defineRule({
  id: 'compat/document-unretired',
  surface: 'document',
  direction: 'none',
  kind: 'maturity',
  action: 'restored',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} is no longer retired: it is {new}.',
  advice: 'Nothing: it is promised again.',
  mirror: 'compat/document-retired',
});
