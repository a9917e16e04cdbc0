import { defineRule } from '../../rule.ts';

export const subscriptionAdded = defineRule({
  id: 'compat/subscription-added',
  surface: 'subscription',
  direction: 'input',
  kind: 'subscription',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} of {from} is listened to now.',
  advice: 'Nothing: more is reacted to than before.',
  mirror: 'compat/subscription-removed',
});
