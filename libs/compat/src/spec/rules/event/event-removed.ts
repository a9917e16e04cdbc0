import { defineRule } from '../../rule.ts';

export const eventRemoved = defineRule({
  id: 'compat/event-removed',
  surface: 'event',
  direction: 'output',
  kind: 'event',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The event {name} is gone.',
  advice: 'Keep publishing it, deprecated, until the next major version.',
  mirror: 'compat/event-added',
});
