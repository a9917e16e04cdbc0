import { defineRule } from '../../rule.ts';

export const languageChanged = defineRule({
  id: 'compat/language-changed',
  surface: 'runtime.language',
  direction: 'none',
  kind: 'language',
  action: 'changed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The handlers were written in {old} and are in {new}.',
  advice: 'Hosts need another runtime; say so in the release notes.',
  whyNoMirror: 'Languages are not ordered.',
});
