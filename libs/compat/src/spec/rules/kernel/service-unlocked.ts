import { defineRule } from '../../rule.ts';

export const serviceUnlocked = defineRule({
  id: 'compat/service-unlocked',
  surface: 'service.unlockedBy',
  direction: 'none',
  kind: 'lock',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The service {name} needs no capability any more.',
  advice: 'Nothing: plugins that list it may go on.',
  mirror: 'compat/service-locked',
});
