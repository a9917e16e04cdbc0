import { defineRule } from '../../rule.ts';

export const importRemoved = defineRule({
  id: 'compat/import-removed',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'dropped',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} is no longer imported.',
  advice: 'Nothing: what leaks through the own surface is judged there.',
  mirror: 'compat/import-added',
});
