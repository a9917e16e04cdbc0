import { defineRule } from '../../rule.ts';

export const safetyRemoved = defineRule({
  id: 'compat/safety-removed',
  surface: 'operation.safety',
  direction: 'none',
  kind: 'safety',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} no longer offers {promise}.',
  advice: 'Keep offering it.',
  mirror: 'compat/safety-added',
});
