import { defineRule } from '../../rule.ts';

export const downloadRewritten = defineRule({
  id: 'compat/download-rewritten',
  surface: 'operation.download',
  direction: 'output',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same of its items in other words: {edits}.',
  advice: 'Nothing: exactly the same items are given.',
  whyNoMirror: 'The same items before and after.',
});
