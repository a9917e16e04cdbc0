import { defineRule } from '../../rule.ts';

export const sloRemoved = defineRule({
  id: 'compat/slo-removed',
  surface: 'slo',
  direction: 'none',
  kind: 'objective',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} has no objective {objective} any more; it was {old}.',
  advice: 'Keep the objective until the next major version.',
  mirror: 'compat/slo-added',
});
