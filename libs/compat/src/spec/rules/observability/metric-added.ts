import { defineRule } from '../../rule.ts';

export const metricAdded = defineRule({
  id: 'compat/metric-added',
  surface: 'observability.metrics',
  direction: 'output',
  kind: 'metric',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The metric {name} is new.',
  advice: 'Nothing: nobody watches it yet.',
  mirror: 'compat/metric-removed',
});
