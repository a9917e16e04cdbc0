import { defineRule } from '../../rule.ts';

export const deprecationExtended = defineRule({
  id: 'compat/deprecation-extended',
  surface: 'member',
  direction: 'none',
  kind: 'deprecation',
  action: 'put off',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} was to be removed in {old} and is to be removed in {new}.',
  advice: 'Nothing: users have longer.',
  mirror: 'compat/deprecation-shortened',
});
