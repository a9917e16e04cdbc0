import { defineRule } from '../../rule.ts';

export const uploadRewritten = defineRule({
  id: 'compat/upload-rewritten',
  surface: 'operation.upload',
  direction: 'input',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same of its items in other words: {edits}.',
  advice: 'Nothing: exactly the same items are accepted.',
  whyNoMirror: 'The same items before and after.',
});
