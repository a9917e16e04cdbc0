import { defineRule } from '../../rule.ts';

export const crashRestarts = defineRule({
  id: 'compat/crash-restarts',
  surface: 'lifecycle.onCrash',
  direction: 'none',
  kind: 'crash',
  action: 'raised',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'After a crash it is started again.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/crash-stops',
});
