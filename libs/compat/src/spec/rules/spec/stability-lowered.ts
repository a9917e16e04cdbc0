import { defineRule } from '../../rule.ts';

export const stabilityLowered = defineRule({
  id: 'compat/stability-lowered',
  surface: 'member',
  direction: 'none',
  kind: 'stability',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The stability of {what} was {old} and is {new}.',
  advice: 'Keep the stability promised until the next major version.',
  mirror: 'compat/stability-raised',
});
