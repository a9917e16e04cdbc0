import { defineRule } from '../../rule.ts';

export const typeRemoved = defineRule({
  id: 'compat/type-removed',
  surface: 'type',
  direction: 'both',
  kind: 'type',
  action: 'removed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The type {name} is gone.',
  advice: 'Keep it, deprecated, until the next major version.',
  mirror: 'compat/type-added',
});
