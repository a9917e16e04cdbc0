import { defineRule } from '../../rule.ts';

export const reloadLost = defineRule({
  id: 'compat/reload-lost',
  surface: 'config.reload',
  direction: 'none',
  kind: 'reload',
  action: 'lowered',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'A change of the configuration needs a restart now.',
  advice: 'Keep reloading it while running.',
  mirror: 'compat/reload-gained',
});
