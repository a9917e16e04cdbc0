import { defineRule } from '../../rule.ts';

export const contributedRemoved = defineRule({
  id: 'compat/contributed-removed',
  surface: 'contributes',
  direction: 'output',
  kind: 'contribution',
  action: 'removed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{count} fewer contributed to {name}.',
  advice: 'Users of the point lose what was contributed; say so in the release notes.',
  mirror: 'compat/contributed-added',
});
