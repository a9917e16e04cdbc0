import { defineRule } from '../../rule.ts';

export const resourceRaised = defineRule({
  id: 'compat/resource-raised',
  surface: 'resources',
  direction: 'none',
  kind: 'resource',
  action: 'raised',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{resource} was {old} and is {new}.',
  advice: 'Hosts must have more; keep to what was asked for.',
  mirror: 'compat/resource-lowered',
});
