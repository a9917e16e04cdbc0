import { defineRule } from '../../rule.ts';

export const idempotenceLost = defineRule({
  id: 'compat/idempotence-lost',
  surface: 'operation.effects',
  direction: 'none',
  kind: 'idempotence',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'Calling {name} twice may do more than calling it once.',
  advice: 'Keep it idempotent, or offer another operation beside it.',
  mirror: 'compat/idempotence-gained',
});
