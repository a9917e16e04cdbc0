import { defineRule } from '../../rule.ts';

export const stateMigrated = defineRule({
  id: 'compat/state-migrated',
  surface: 'state.version',
  direction: 'both',
  kind: 'version',
  action: 'raised',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: "The state's version was {old} and is {new}.",
  advice: 'Test the migration from what is stored.',
  mirror: 'compat/state-version-lowered',
});
