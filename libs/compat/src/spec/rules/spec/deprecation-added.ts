import { defineRule } from '../../rule.ts';

export const deprecationAdded = defineRule({
  id: 'compat/deprecation-added',
  surface: 'member',
  direction: 'none',
  kind: 'deprecation',
  action: 'added',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} is deprecated since {since}.',
  advice: 'Name the replacement and the version of the removal.',
  mirror: 'compat/deprecation-removed',
});
