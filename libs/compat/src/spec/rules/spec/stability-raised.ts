import { defineRule } from '../../rule.ts';

export const stabilityRaised = defineRule({
  id: 'compat/stability-raised',
  surface: 'member',
  direction: 'none',
  kind: 'stability',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The stability of {what} was {old} and is {new}.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/stability-lowered',
});
