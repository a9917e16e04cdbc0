import { defineRule } from '../../rule.ts';

export const uploadNarrowed = defineRule({
  id: 'compat/upload-narrowed',
  surface: 'operation.upload',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuses items it accepted: {edits}.',
  advice: 'Keep accepting what was accepted; a new member is optional or has a default.',
  mirror: 'compat/upload-widened',
});
