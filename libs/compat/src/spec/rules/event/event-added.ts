import { defineRule } from '../../rule.ts';

export const eventAdded = defineRule({
  id: 'compat/event-added',
  surface: 'event',
  direction: 'output',
  kind: 'event',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The event {name} is new.',
  advice: 'Nothing: nobody listens yet.',
  mirror: 'compat/event-removed',
});
