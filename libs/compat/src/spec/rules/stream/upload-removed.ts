import { defineRule } from '../../rule.ts';

export const uploadRemoved = defineRule({
  id: 'compat/upload-removed',
  surface: 'operation.upload',
  direction: 'input',
  kind: 'stream',
  action: 'removed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} no longer takes a stream of items from its callers.',
  advice: 'Keep taking it, or offer another operation that takes its input at once.',
  mirror: 'compat/upload-added',
});
