import { defineRule } from '../../rule.ts';

export const concurrencyRaised = defineRule({
  id: 'compat/concurrency-raised',
  surface: 'runtime.concurrency',
  direction: 'none',
  kind: 'concurrency',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{old} at a time before, {new} now.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/concurrency-lowered',
});
