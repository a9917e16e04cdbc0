import { defineRule } from '../../rule.ts';

export const sloRaised = defineRule({
  id: 'compat/slo-raised',
  surface: 'slo',
  direction: 'none',
  kind: 'objective',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The objective {objective} of {name} was {old} and is {new}.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/slo-lowered',
});
