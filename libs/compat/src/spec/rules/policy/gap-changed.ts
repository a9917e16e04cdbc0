import { defineRule } from '../../rule.ts';

export const gapChanged = defineRule({
  id: 'compat/gap-changed',
  surface: 'gap',
  direction: 'none',
  kind: 'gap',
  action: 'changed',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: '{field} of the gap {name} changed.',
  advice: 'Nothing: no program relies on it.',
  whyNoMirror: 'A gap is a record of work.',
});
