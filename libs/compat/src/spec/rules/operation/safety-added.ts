import { defineRule } from '../../rule.ts';

export const safetyAdded = defineRule({
  id: 'compat/safety-added',
  surface: 'operation.safety',
  direction: 'none',
  kind: 'safety',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} offers {promise} now.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/safety-removed',
});
