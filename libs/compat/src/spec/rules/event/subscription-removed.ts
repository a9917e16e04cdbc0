import { defineRule } from '../../rule.ts';

export const subscriptionRemoved = defineRule({
  id: 'compat/subscription-removed',
  surface: 'subscription',
  direction: 'input',
  kind: 'subscription',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} of {from} is no longer listened to.',
  advice: 'Keep reacting to it until the next major version.',
  mirror: 'compat/subscription-added',
});
