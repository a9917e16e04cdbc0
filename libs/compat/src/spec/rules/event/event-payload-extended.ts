import { defineRule } from '../../rule.ts';

export const eventPayloadExtended = defineRule({
  id: 'compat/event-payload-extended',
  surface: 'event.payload',
  direction: 'output',
  kind: 'schema',
  action: 'extended',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} has more members than before: {edits}.',
  advice: 'Nothing: subscribers ignore members that they do not know.',
  mirror: 'compat/event-payload-reduced',
});
