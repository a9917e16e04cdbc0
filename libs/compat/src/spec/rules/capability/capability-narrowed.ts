import { defineRule } from '../../rule.ts';

export const capabilityNarrowed = defineRule({
  id: 'compat/capability-narrowed',
  surface: 'capability',
  direction: 'none',
  kind: 'capability',
  action: 'narrowed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The capability {name} reaches less far: {reach}.',
  advice: 'Nothing: operators may withdraw the rest.',
  mirror: 'compat/capability-widened',
});
