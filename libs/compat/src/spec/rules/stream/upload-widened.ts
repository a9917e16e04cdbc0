import { defineRule } from '../../rule.ts';

export const uploadWidened = defineRule({
  id: 'compat/upload-widened',
  surface: 'operation.upload',
  direction: 'input',
  kind: 'schema',
  action: 'widened',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{what} accepts more items than before: {edits}.',
  advice: 'Nothing: what was accepted still is.',
  mirror: 'compat/upload-narrowed',
});
