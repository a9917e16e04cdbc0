import { defineRule } from '../../rule.ts';

export const contributedAdded = defineRule({
  id: 'compat/contributed-added',
  surface: 'contributes',
  direction: 'output',
  kind: 'contribution',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{count} more contributed to {name}.',
  advice: 'Nothing: the point takes them.',
  mirror: 'compat/contributed-removed',
});
