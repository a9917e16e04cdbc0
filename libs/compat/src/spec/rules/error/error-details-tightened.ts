import { defineRule } from '../../rule.ts';

export const errorDetailsTightened = defineRule({
  id: 'compat/error-details-tightened',
  surface: 'contract.error.details',
  direction: 'input',
  kind: 'schema',
  action: 'narrowed',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} refuse values they allowed: {edits}.',
  advice: 'Plugins that raise the error give the old form; a new member is optional.',
  whyNoMirror: 'What is allowed beyond is error-details-widened, for those who read it.',
});
