import { defineRule } from '../../rule.ts';

export const eventPayloadTightened = defineRule({
  id: 'compat/event-payload-tightened',
  surface: 'contract.event.payload',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses values it allowed: {edits}.',
  advice: 'Plugins that publish the event give the old form; a new member is optional.',
  whyNoMirror: 'What is allowed beyond is event-payload-widened, for those who read it.',
});
