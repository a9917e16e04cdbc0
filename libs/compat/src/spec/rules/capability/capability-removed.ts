import { defineRule } from '../../rule.ts';

export const capabilityRemoved = defineRule({
  id: 'compat/capability-removed',
  surface: 'capability',
  direction: 'none',
  kind: 'capability',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The capability {name} is no longer needed.',
  advice: 'Nothing: operators may withdraw the consent.',
  mirror: 'compat/capability-added',
});
