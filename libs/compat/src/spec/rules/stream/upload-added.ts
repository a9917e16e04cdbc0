import { defineRule } from '../../rule.ts';

export const uploadAdded = defineRule({
  id: 'compat/upload-added',
  surface: 'operation.upload',
  direction: 'input',
  kind: 'stream',
  action: 'added',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} takes a stream of items from its callers now.',
  advice: 'Nothing: a caller without one sends no items.',
  mirror: 'compat/upload-removed',
});
