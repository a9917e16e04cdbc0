import { defineRule } from '../../rule.ts';

export const eventPayloadWidened = defineRule({
  id: 'compat/event-payload-widened',
  surface: 'event.payload',
  direction: 'output',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} may hold values it never held: {edits}.',
  advice: 'Subscribers do not know them; add an optional member or another event.',
  mirror: 'compat/event-payload-narrowed',
});
