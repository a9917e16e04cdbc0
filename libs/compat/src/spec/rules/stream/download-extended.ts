import { defineRule } from '../../rule.ts';

export const downloadExtended = defineRule({
  id: 'compat/download-extended',
  surface: 'operation.download',
  direction: 'output',
  kind: 'schema',
  action: 'extended',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} has more members in its items than before: {edits}.',
  advice: 'Nothing: callers ignore members that they do not know.',
  mirror: 'compat/download-member-removed',
});
