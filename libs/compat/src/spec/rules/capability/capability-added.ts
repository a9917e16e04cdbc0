import { defineRule } from '../../rule.ts';

export const capabilityAdded = defineRule({
  id: 'compat/capability-added',
  surface: 'capability',
  direction: 'none',
  kind: 'capability',
  action: 'added',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The capability {name} is new: {reach}.',
  advice: 'Operators must consent again; make it another plugin, or do without.',
  mirror: 'compat/capability-removed',
});
