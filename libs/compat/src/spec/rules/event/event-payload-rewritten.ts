import { defineRule } from '../../rule.ts';

export const eventPayloadRewritten = defineRule({
  id: 'compat/event-payload-rewritten',
  surface: 'event.payload',
  direction: 'output',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same in other words: {edits}.',
  advice: 'Nothing: exactly the same values are told.',
  whyNoMirror: 'The same values before and after.',
});
