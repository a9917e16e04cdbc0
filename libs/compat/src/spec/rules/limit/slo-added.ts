import { defineRule } from '../../rule.ts';

export const sloAdded = defineRule({
  id: 'compat/slo-added',
  surface: 'slo',
  direction: 'none',
  kind: 'objective',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} has the objective {objective} {new} now.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/slo-removed',
});
