import { defineRule } from '../../rule.ts';

export const eventBindingChanged = defineRule({
  id: 'compat/event-binding-changed',
  surface: 'event',
  direction: 'output',
  kind: 'binding',
  action: 'changed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} was {old} and is {new}.',
  advice: 'Subscribers listen to the contract; publish both until the next major version.',
  mirror: 'compat/event-binding-added',
});
