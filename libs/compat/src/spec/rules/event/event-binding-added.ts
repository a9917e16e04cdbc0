import { defineRule } from '../../rule.ts';

export const eventBindingAdded = defineRule({
  id: 'compat/event-binding-added',
  surface: 'event',
  direction: 'output',
  kind: 'binding',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} is published as {new} now.',
  advice: 'Nothing: those who listen to this plugin still hear it.',
  mirror: 'compat/event-binding-changed',
});
