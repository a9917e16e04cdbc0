import { defineRule } from '../../rule.ts';

export const spanAdded = defineRule({
  id: 'compat/span-added',
  surface: 'observability.spans',
  direction: 'output',
  kind: 'span',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The operation {name} makes a span now.',
  advice: 'Nothing: more is seen than before.',
  mirror: 'compat/span-removed',
});
