import { defineRule } from '../../rule.ts';

export const outputExtended = defineRule({
  id: 'compat/output-extended',
  surface: 'operation.output',
  direction: 'output',
  kind: 'schema',
  action: 'extended',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} has more members than before: {edits}.',
  advice: 'Nothing: callers ignore members that they do not know.',
  mirror: 'compat/output-member-removed',
});
