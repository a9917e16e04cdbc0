import { defineRule } from '../../rule.ts';

export const sloLowered = defineRule({
  id: 'compat/slo-lowered',
  surface: 'slo',
  direction: 'none',
  kind: 'objective',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The objective {objective} of {name} was {old} and is {new}.',
  advice: 'Keep the objective until the next major version.',
  mirror: 'compat/slo-raised',
});
