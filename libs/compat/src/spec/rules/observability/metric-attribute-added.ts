import { defineRule } from '../../rule.ts';

export const metricAttributeAdded = defineRule({
  id: 'compat/metric-attribute-added',
  surface: 'observability.metrics',
  direction: 'output',
  kind: 'attribute',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The metric {name} has the attribute {item} now.',
  advice: 'Nothing: sums stay what they were.',
  mirror: 'compat/metric-attribute-removed',
});
