import { defineRule } from '../../rule.ts';

export const reloadGained = defineRule({
  id: 'compat/reload-gained',
  surface: 'config.reload',
  direction: 'none',
  kind: 'reload',
  action: 'raised',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'A change of the configuration needs no restart any more.',
  advice: 'Nothing: operators have to do less.',
  mirror: 'compat/reload-lost',
});
