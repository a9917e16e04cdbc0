import { defineRule } from '../../rule.ts';

export const hotReloadGained = defineRule({
  id: 'compat/hot-reload-gained',
  surface: 'lifecycle.hotReload',
  direction: 'none',
  kind: 'reload',
  action: 'added',
  category: 'behaviour',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'New code needs no stop any more.',
  advice: 'Nothing: more is promised than before.',
  mirror: 'compat/hot-reload-lost',
});
