import { defineRule } from '../../rule.ts';

export const metricAttributeRemoved = defineRule({
  id: 'compat/metric-attribute-removed',
  surface: 'observability.metrics',
  direction: 'output',
  kind: 'attribute',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The metric {name} lacks the attribute {item} now.',
  advice: 'Keep it until the next major version; dashboards and alarms read it.',
  mirror: 'compat/metric-attribute-added',
});
