import { defineRule } from '../../rule.ts';

export const resourceStated = defineRule({
  id: 'compat/resource-stated',
  surface: 'resources',
  direction: 'none',
  kind: 'resource',
  action: 'added',
  category: 'config',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: "{resource} is {new} now; before, the kernel's default held.",
  advice: 'Compare it with the default of the hosts in use.',
  mirror: 'compat/resource-unstated',
});
