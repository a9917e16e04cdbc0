import { defineRule } from '../../rule.ts';

export const ownersChanged = defineRule({
  id: 'compat/owners-changed',
  surface: 'document',
  direction: 'none',
  kind: 'owners',
  action: 'changed',
  category: 'behaviour',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The owners were {old} and are {new}.',
  advice: 'Nothing: users see whom to ask.',
  whyNoMirror: 'Owners are exchanged; there is no order between them.',
});
