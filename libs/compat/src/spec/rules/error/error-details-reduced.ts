import { defineRule } from '../../rule.ts';

export const errorDetailsReduced = defineRule({
  id: 'compat/error-details-reduced',
  surface: 'error.details',
  direction: 'output',
  kind: 'schema',
  action: 'reduced',
  category: 'source',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{what} lack optional members they had: {edits}.',
  advice: 'Deprecate the member first; code that reads it no longer compiles.',
  mirror: 'compat/error-details-extended',
});
