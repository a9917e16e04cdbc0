import { defineRule } from '../../rule.ts';

export const errorClassChanged = defineRule({
  id: 'compat/error-class-changed',
  surface: 'error',
  direction: 'output',
  kind: 'error class',
  action: 'changed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The class of {name} was {old} and is {new}.',
  advice: 'Add another error in place of changing this one.',
  whyNoMirror: 'Classes are not ordered.',
});
