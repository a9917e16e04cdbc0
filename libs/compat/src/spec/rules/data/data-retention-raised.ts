import { defineRule } from '../../rule.ts';

export const dataRetentionRaised = defineRule({
  id: 'compat/data-retention-raised',
  surface: 'data.retention',
  direction: 'none',
  kind: 'retention',
  action: 'raised',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'Personal data was kept {old} and is kept {new}.',
  advice: 'Operators must consent again; keep it no longer than before.',
  mirror: 'compat/data-retention-lowered',
});
