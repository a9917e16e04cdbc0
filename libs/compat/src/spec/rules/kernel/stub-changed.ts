import { defineRule } from '../../rule.ts';

export const stubChanged = defineRule({
  id: 'compat/stub-changed',
  surface: 'operation.stub',
  direction: 'none',
  kind: 'stub',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The stub kernel answered {name} {old} and answers {new}.',
  advice: 'Tests of plugins may see other answers; say so in the release notes.',
  whyNoMirror: 'Ways of answering are not ordered.',
});
