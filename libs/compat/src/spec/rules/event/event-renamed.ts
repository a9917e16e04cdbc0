import { defineRule } from '../../rule.ts';

export const eventRenamed = defineRule({
  id: 'compat/event-renamed',
  surface: 'event',
  direction: 'output',
  kind: 'event',
  action: 'renamed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The event {old} is called {new} now.',
  advice: 'Publish both until the next major version.',
  whyNoMirror: 'A name is exchanged for another; renaming back is the same change.',
});
