import { defineRule } from '../../rule.ts';

export const eventPayloadReduced = defineRule({
  id: 'compat/event-payload-reduced',
  surface: 'event.payload',
  direction: 'output',
  kind: 'schema',
  action: 'reduced',
  category: 'source',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} lacks optional members it had: {edits}.',
  advice: 'Deprecate the member first; code that reads it no longer compiles.',
  mirror: 'compat/event-payload-extended',
});
