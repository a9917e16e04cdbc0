import { defineRule } from '../../rule.ts';

export const resourceUnstated = defineRule({
  id: 'compat/resource-unstated',
  surface: 'resources',
  direction: 'none',
  kind: 'resource',
  action: 'removed',
  category: 'config',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: "{resource} was {old}; now the kernel's default holds.",
  advice: 'Compare it with the default of the hosts in use.',
  mirror: 'compat/resource-stated',
});
