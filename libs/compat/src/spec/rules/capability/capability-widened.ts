import { defineRule } from '../../rule.ts';

export const capabilityWidened = defineRule({
  id: 'compat/capability-widened',
  surface: 'capability',
  direction: 'none',
  kind: 'capability',
  action: 'widened',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The capability {name} reaches further: {reach}.',
  advice: 'Operators must consent again; keep to what was granted.',
  mirror: 'compat/capability-narrowed',
});
