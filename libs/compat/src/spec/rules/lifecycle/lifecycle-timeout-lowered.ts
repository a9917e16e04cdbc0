import { defineRule } from '../../rule.ts';

export const lifecycleTimeoutLowered = defineRule({
  id: 'compat/lifecycle-timeout-lowered',
  surface: 'lifecycle',
  direction: 'none',
  kind: 'timeout',
  action: 'lowered',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} was {old} and is {new}.',
  advice: 'Nothing: operators wait less.',
  mirror: 'compat/lifecycle-timeout-raised',
});
