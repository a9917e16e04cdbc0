import { defineRule } from '../../rule.ts';

export const spanRemoved = defineRule({
  id: 'compat/span-removed',
  surface: 'observability.spans',
  direction: 'output',
  kind: 'span',
  action: 'removed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The operation {name} makes no span any more.',
  advice: 'Say so in the release notes; alarms may read it.',
  mirror: 'compat/span-added',
});
