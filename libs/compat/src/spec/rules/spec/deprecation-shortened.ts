import { defineRule } from '../../rule.ts';

export const deprecationShortened = defineRule({
  id: 'compat/deprecation-shortened',
  surface: 'member',
  direction: 'none',
  kind: 'deprecation',
  action: 'brought forward',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} was to be removed in {old} and is to be removed in {new}.',
  advice: 'Keep the version of the removal, or move it further away.',
  mirror: 'compat/deprecation-extended',
});
