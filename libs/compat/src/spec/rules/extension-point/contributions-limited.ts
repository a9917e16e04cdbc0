import { defineRule } from '../../rule.ts';

export const contributionsLimited = defineRule({
  id: 'compat/contributions-limited',
  surface: 'extension point.many',
  direction: 'input',
  kind: 'many',
  action: 'lowered',
  category: 'wire',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} took several contributions of a plugin and takes one.',
  advice: 'Keep taking several until the next major version.',
  mirror: 'compat/contributions-unlimited',
});
