import { defineRule } from '../../rule.ts';

export const stateRemoved = defineRule({
  id: 'compat/state-removed',
  surface: 'state',
  direction: 'none',
  kind: 'state',
  action: 'removed',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: 'It keeps no state any more.',
  advice: 'What was kept is lost; say so in the release notes.',
  mirror: 'compat/state-added',
});
