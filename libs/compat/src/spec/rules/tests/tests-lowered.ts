import { defineRule } from '../../rule.ts';

export const testsLowered = defineRule({
  id: 'compat/tests-lowered',
  surface: 'tests',
  direction: 'none',
  kind: 'test depth',
  action: 'lowered',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'patch',
  waivable: true,
  message: '{what} was {old} and is {new}.',
  advice: 'Keep the depth; users read it as a promise.',
  mirror: 'compat/tests-raised',
});
