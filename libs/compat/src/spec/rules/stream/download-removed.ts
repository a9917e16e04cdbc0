import { defineRule } from '../../rule.ts';

export const downloadRemoved = defineRule({
  id: 'compat/download-removed',
  surface: 'operation.download',
  direction: 'output',
  kind: 'stream',
  action: 'removed',
  category: 'source',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} no longer streams items to its callers.',
  advice: 'Keep streaming, or offer another operation that gives its result at once.',
  mirror: 'compat/download-added',
});
