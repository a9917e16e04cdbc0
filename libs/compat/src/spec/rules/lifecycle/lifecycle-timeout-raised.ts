import { defineRule } from '../../rule.ts';

export const lifecycleTimeoutRaised = defineRule({
  id: 'compat/lifecycle-timeout-raised',
  surface: 'lifecycle',
  direction: 'none',
  kind: 'timeout',
  action: 'raised',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} was {old} and is {new}.',
  advice: 'Operators wait longer; say so in the release notes.',
  mirror: 'compat/lifecycle-timeout-lowered',
});
