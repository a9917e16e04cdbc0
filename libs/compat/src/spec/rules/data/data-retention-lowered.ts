import { defineRule } from '../../rule.ts';

export const dataRetentionLowered = defineRule({
  id: 'compat/data-retention-lowered',
  surface: 'data.retention',
  direction: 'none',
  kind: 'retention',
  action: 'lowered',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'Personal data was kept {old} and is kept {new}.',
  advice: 'Nothing: less is kept than before.',
  mirror: 'compat/data-retention-raised',
});
