import { defineRule } from '../../rule.ts';

export const personalDataRemoved = defineRule({
  id: 'compat/personal-data-removed',
  surface: 'data.pii',
  direction: 'none',
  kind: 'personal data',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'Personal data is no longer said to enter at {pointer}.',
  advice: 'Keep the declaration while personal data can enter there.',
  mirror: 'compat/personal-data-added',
});
