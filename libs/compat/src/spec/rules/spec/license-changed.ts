import { defineRule } from '../../rule.ts';

export const licenseChanged = defineRule({
  id: 'compat/license-changed',
  surface: 'document',
  direction: 'none',
  kind: 'license',
  action: 'changed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'The license was {old} and is {new}.',
  advice: 'Say in the release notes what users may do now, and since when.',
  whyNoMirror: 'Licenses are not ordered; a person judges them.',
});
