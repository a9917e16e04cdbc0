import { defineRule } from '../../rule.ts';

export const importUseRemoved = defineRule({
  id: 'compat/import-use-removed',
  surface: 'imports.operations',
  direction: 'none',
  kind: 'import use',
  action: 'removed',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The operation {operation} of {name} is no longer called.',
  advice: 'Nothing: less is needed than before.',
  mirror: 'compat/import-use-added',
});
