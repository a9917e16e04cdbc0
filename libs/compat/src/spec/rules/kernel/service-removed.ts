import { defineRule } from '../../rule.ts';

export const serviceRemoved = defineRule({
  id: 'compat/service-removed',
  surface: 'service',
  direction: 'none',
  kind: 'service',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The service {name} is gone.',
  advice: 'Keep it, deprecated, until the next major version.',
  mirror: 'compat/service-added',
});
