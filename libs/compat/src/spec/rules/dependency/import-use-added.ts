import { defineRule } from '../../rule.ts';

export const importUseAdded = defineRule({
  id: 'compat/import-use-added',
  surface: 'imports.operations',
  direction: 'none',
  kind: 'import use',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The operation {operation} of {name} is called now.',
  advice: 'Nothing: the range says which versions have it.',
  mirror: 'compat/import-use-removed',
});
