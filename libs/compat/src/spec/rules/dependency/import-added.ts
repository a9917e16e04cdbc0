import { defineRule } from '../../rule.ts';

export const importAdded = defineRule({
  id: 'compat/import-added',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'introduced',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} is imported now.',
  advice: 'Nothing: what leaks through the own surface is judged there.',
  mirror: 'compat/import-removed',
});
