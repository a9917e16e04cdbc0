import { defineRule } from '../../rule.ts';

export const packageRemoved = defineRule({
  id: 'compat/package-removed',
  surface: 'packages',
  direction: 'none',
  kind: 'package',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The {ecosystem} package {name} {old} is no longer used.',
  advice: 'Nothing: it came with the plugin.',
  mirror: 'compat/package-added',
});
