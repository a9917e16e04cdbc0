import { defineRule } from '../../rule.ts';

export const maturityRaised = defineRule({
  id: 'compat/maturity-raised',
  surface: 'document',
  direction: 'none',
  kind: 'maturity',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The maturity was {old} and is {new}.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/maturity-lowered',
});
