import { defineRule } from '../../rule.ts';

export const stateVersionLowered = defineRule({
  id: 'compat/state-version-lowered',
  surface: 'state.version',
  direction: 'both',
  kind: 'version',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: false,
  message: "The state's version was {old} and is {new}, so what is stored is newer than the plugin.",
  advice: 'Versions of the state only rise.',
  mirror: 'compat/state-migrated',
});
