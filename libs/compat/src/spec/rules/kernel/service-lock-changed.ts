import { defineRule } from '../../rule.ts';

export const serviceLockChanged = defineRule({
  id: 'compat/service-lock-changed',
  surface: 'service.unlockedBy',
  direction: 'none',
  kind: 'lock',
  action: 'changed',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The service {name} was unlocked by {old} and is unlocked by {new}.',
  advice: 'Plugins declare the old capability; keep it until the next major version.',
  whyNoMirror: 'Capabilities of different scopes are not ordered.',
});
