import { defineRule } from '../../rule.ts';

export const serviceLocked = defineRule({
  id: 'compat/service-locked',
  surface: 'service.unlockedBy',
  direction: 'none',
  kind: 'lock',
  action: 'added',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The service {name} needs a capability of scope {scope} with {permission} now.',
  advice: 'Plugins that list it are refused; keep it open until the next major version.',
  mirror: 'compat/service-unlocked',
});
