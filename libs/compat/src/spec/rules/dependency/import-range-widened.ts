import { defineRule } from '../../rule.ts';

export const importRangeWidened = defineRule({
  id: 'compat/import-range-widened',
  surface: 'imports.range',
  direction: 'none',
  kind: 'range',
  action: 'widened',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The range of {name} was {old} and is {new}.',
  advice: 'Nothing: every version admitted still is.',
  mirror: 'compat/import-range-narrowed',
});
