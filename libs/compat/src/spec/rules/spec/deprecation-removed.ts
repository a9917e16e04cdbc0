import { defineRule } from '../../rule.ts';

export const deprecationRemoved = defineRule({
  id: 'compat/deprecation-removed',
  surface: 'member',
  direction: 'none',
  kind: 'deprecation',
  action: 'removed',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} is no longer deprecated.',
  advice: 'Nothing: it is promised again.',
  mirror: 'compat/deprecation-added',
});
