import { defineRule } from '../../rule.ts';

export const downloadAdded = defineRule({
  id: 'compat/download-added',
  surface: 'operation.download',
  direction: 'output',
  kind: 'stream',
  action: 'added',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} streams items to its callers now.',
  advice: 'Nothing: what a caller does not take is dropped.',
  mirror: 'compat/download-removed',
});
