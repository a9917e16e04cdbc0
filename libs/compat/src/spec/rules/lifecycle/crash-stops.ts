import { defineRule } from '../../rule.ts';

export const crashStops = defineRule({
  id: 'compat/crash-stops',
  surface: 'lifecycle.onCrash',
  direction: 'none',
  kind: 'crash',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'After a crash it is not started again.',
  advice: 'Keep restarting it.',
  mirror: 'compat/crash-restarts',
});
