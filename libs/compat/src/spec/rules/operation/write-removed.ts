import { defineRule } from '../../rule.ts';

export const writeRemoved = defineRule({
  id: 'compat/write-removed',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'write',
  action: 'removed',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} no longer writes {item}.',
  advice: 'Nothing, unless somebody called it for that.',
  mirror: 'compat/write-added',
});
