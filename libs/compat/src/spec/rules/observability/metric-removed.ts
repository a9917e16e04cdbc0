import { defineRule } from '../../rule.ts';

export const metricRemoved = defineRule({
  id: 'compat/metric-removed',
  surface: 'observability.metrics',
  direction: 'output',
  kind: 'metric',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The metric {name} is gone.',
  advice: 'Keep it until the next major version; dashboards and alarms read it.',
  mirror: 'compat/metric-added',
});
