import { defineRule } from '../../rule.ts';

export const eventPayloadNarrowed = defineRule({
  id: 'compat/event-payload-narrowed',
  surface: 'event.payload',
  direction: 'output',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} promises more than before: {edits}.',
  advice: 'Nothing: subscribers already know every value.',
  mirror: 'compat/event-payload-widened',
});
