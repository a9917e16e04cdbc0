import { defineRule } from '../../rule.ts';

export const outputRewritten = defineRule({
  id: 'compat/output-rewritten',
  surface: 'operation.output',
  direction: 'output',
  kind: 'schema',
  action: 'rewritten',
  category: 'source',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{what} says the same in other words: {edits}.',
  advice: 'Nothing: exactly the same values are given.',
  whyNoMirror: 'The same values before and after.',
});
