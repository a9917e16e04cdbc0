import { defineRule } from '../../rule.ts';

export const stateNotMigrated = defineRule({
  id: 'compat/state-not-migrated',
  surface: 'state.version',
  direction: 'both',
  kind: 'version',
  action: 'raised',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: "The state's version was {old} and is {new}, and no operation `migrate-state` brings it there: a kernel that keeps it refuses the plugin.",
  advice: 'Declare the operation `migrate-state` that takes `from` and `to`, and test it with what is stored.',
  mirror: 'compat/state-version-lowered',
});
