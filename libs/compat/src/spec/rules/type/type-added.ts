import { defineRule } from '../../rule.ts';

export const typeAdded = defineRule({
  id: 'compat/type-added',
  surface: 'type',
  direction: 'both',
  kind: 'type',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The type {name} is new.',
  advice: 'Nothing: nobody refers to it yet.',
  mirror: 'compat/type-removed',
});
