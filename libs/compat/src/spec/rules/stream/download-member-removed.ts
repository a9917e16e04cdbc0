import { defineRule } from '../../rule.ts';

export const downloadMemberRemoved = defineRule({
  id: 'compat/download-member-removed',
  surface: 'operation.download',
  direction: 'output',
  kind: 'schema',
  action: 'reduced',
  category: 'source',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} lacks optional members its items had: {edits}.',
  advice: 'Deprecate the member first; code that reads it no longer compiles.',
  mirror: 'compat/download-extended',
});
