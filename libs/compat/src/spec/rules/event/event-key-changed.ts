import { defineRule } from '../../rule.ts';

export const eventKeyChanged = defineRule({
  id: 'compat/event-key-changed',
  surface: 'event.key',
  direction: 'output',
  kind: 'key',
  action: 'changed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The key of {name} was {old} and is {new}.',
  advice: 'Publish another event with the new key.',
  whyNoMirror: 'Keys are not ordered.',
});
