import { defineRule } from '../../rule.ts';

export const contributionsUnlimited = defineRule({
  id: 'compat/contributions-unlimited',
  surface: 'extension point.many',
  direction: 'input',
  kind: 'many',
  action: 'raised',
  category: 'wire',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{name} took one contribution of a plugin and takes several.',
  advice: 'Nothing: one still is accepted.',
  mirror: 'compat/contributions-limited',
});
