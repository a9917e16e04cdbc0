import { defineRule } from '../../rule.ts';

export const errorRemoved = defineRule({
  id: 'compat/error-removed',
  surface: 'error',
  direction: 'output',
  kind: 'error',
  action: 'removed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The error {name} is gone.',
  advice: 'Keep it, deprecated, until the next major version.',
  mirror: 'compat/error-added',
});
