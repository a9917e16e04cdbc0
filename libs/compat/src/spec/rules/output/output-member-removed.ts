import { defineRule } from '../../rule.ts';

export const outputMemberRemoved = defineRule({
  id: 'compat/output-member-removed',
  surface: 'operation.output',
  direction: 'output',
  kind: 'schema',
  action: 'reduced',
  category: 'source',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} lacks optional members it had: {edits}.',
  advice: 'Deprecate the member first; code that reads it no longer compiles.',
  mirror: 'compat/output-extended',
});
