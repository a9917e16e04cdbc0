import { defineRule } from '../../rule.ts';

export const stateAdded = defineRule({
  id: 'compat/state-added',
  surface: 'state',
  direction: 'none',
  kind: 'state',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'It keeps a state now.',
  advice: 'Nothing: there is none yet to read.',
  mirror: 'compat/state-removed',
});
