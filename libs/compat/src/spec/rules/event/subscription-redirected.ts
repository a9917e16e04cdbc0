import { defineRule } from '../../rule.ts';

export const subscriptionRedirected = defineRule({
  id: 'compat/subscription-redirected',
  surface: 'subscription',
  direction: 'input',
  kind: 'subscription',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{name} went to {old} and goes to {new}.',
  advice: 'Say in the release notes what happens now.',
  whyNoMirror: 'One operation is exchanged for another.',
});
