import { defineRule } from '../../rule.ts';

export const removedBeforeWindow = defineRule({
  id: 'compat/removed-before-window',
  surface: 'member',
  direction: 'none',
  kind: 'deprecation',
  action: 'cut short',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{what} is gone, and was promised until {removal}.',
  advice: 'Bring it back until {removal}.',
  whyNoMirror: 'Bringing a member back before its removal is an ordinary addition.',
});
