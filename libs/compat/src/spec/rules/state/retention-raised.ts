import { defineRule } from '../../rule.ts';

export const retentionRaised = defineRule({
  id: 'compat/retention-raised',
  surface: 'state.retention',
  direction: 'none',
  kind: 'retention',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The state was kept {old} and is kept {new}.',
  advice: 'Nothing: it is there for longer.',
  mirror: 'compat/retention-lowered',
});
