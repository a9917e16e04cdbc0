import { defineRule } from '../../rule.ts';

export const concurrencyLowered = defineRule({
  id: 'compat/concurrency-lowered',
  surface: 'runtime.concurrency',
  direction: 'none',
  kind: 'concurrency',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{old} at a time before, {new} now.',
  advice: 'Keep serving as many calls at a time.',
  mirror: 'compat/concurrency-raised',
});
