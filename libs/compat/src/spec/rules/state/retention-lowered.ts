import { defineRule } from '../../rule.ts';

export const retentionLowered = defineRule({
  id: 'compat/retention-lowered',
  surface: 'state.retention',
  direction: 'none',
  kind: 'retention',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The state was kept {old} and is kept {new}.',
  advice: 'Keep it as long until the next major version.',
  mirror: 'compat/retention-raised',
});
