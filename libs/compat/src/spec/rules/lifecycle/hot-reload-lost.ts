import { defineRule } from '../../rule.ts';

export const hotReloadLost = defineRule({
  id: 'compat/hot-reload-lost',
  surface: 'lifecycle.hotReload',
  direction: 'none',
  kind: 'reload',
  action: 'removed',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'New code needs a stop now.',
  advice: 'Keep reloading while running.',
  mirror: 'compat/hot-reload-gained',
});
