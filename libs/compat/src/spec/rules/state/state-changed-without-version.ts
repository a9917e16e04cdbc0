import { defineRule } from '../../rule.ts';

export const stateChangedWithoutVersion = defineRule({
  id: 'compat/state-changed-without-version',
  surface: 'state.schema',
  direction: 'both',
  kind: 'schema',
  action: 'changed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The state changed but its version is still {version}: {edits}.',
  advice: 'Raise state.version and migrate what is stored.',
  whyNoMirror: 'A change of form has no direction: old and new code read the same store.',
});
