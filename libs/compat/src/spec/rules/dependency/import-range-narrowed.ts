import { defineRule } from '../../rule.ts';

export const importRangeNarrowed = defineRule({
  id: 'compat/import-range-narrowed',
  surface: 'imports.range',
  direction: 'none',
  kind: 'range',
  action: 'narrowed',
  category: 'config',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The range of {name} was {old} and is {new}, which excludes versions it admitted.',
  advice: 'Hosts may have to upgrade it; widen the range where that is proved.',
  mirror: 'compat/import-range-widened',
});
