import { defineRule } from '../../rule.ts';

export const maturityLowered = defineRule({
  id: 'compat/maturity-lowered',
  surface: 'document',
  direction: 'none',
  kind: 'maturity',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The maturity was {old} and is {new}.',
  advice: 'Keep the maturity promised until the next major version.',
  mirror: 'compat/maturity-raised',
});
