import { defineRule } from '../../rule.ts';

export const personalDataAdded = defineRule({
  id: 'compat/personal-data-added',
  surface: 'data.pii',
  direction: 'none',
  kind: 'personal data',
  action: 'added',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'Personal data is said to enter at {pointer}.',
  advice: 'Operators judge anew whether they may; say so in the release notes.',
  mirror: 'compat/personal-data-removed',
});
