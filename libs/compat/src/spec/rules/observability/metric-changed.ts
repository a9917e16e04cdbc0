import { defineRule } from '../../rule.ts';

export const metricChanged = defineRule({
  id: 'compat/metric-changed',
  surface: 'observability.metrics',
  direction: 'output',
  kind: 'metric',
  action: 'changed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The {part} of the metric {name} was {old} and is {new}.',
  advice: 'Add another metric; dashboards and alarms read this one.',
  whyNoMirror: 'Instruments and units are not ordered.',
});
