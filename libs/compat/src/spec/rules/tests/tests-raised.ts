import { defineRule } from '../../rule.ts';

export const testsRaised = defineRule({
  id: 'compat/tests-raised',
  surface: 'tests',
  direction: 'none',
  kind: 'test depth',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} was {old} and is {new}.',
  advice: 'Nothing: more is tested than before.',
  mirror: 'compat/tests-lowered',
});
