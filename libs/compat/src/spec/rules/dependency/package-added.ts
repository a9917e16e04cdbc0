import { defineRule } from '../../rule.ts';

export const packageAdded = defineRule({
  id: 'compat/package-added',
  surface: 'packages',
  direction: 'none',
  kind: 'package',
  action: 'added',
  category: 'config',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The {ecosystem} package {name} {new} is used now.',
  advice: 'Nothing: it comes with the plugin.',
  mirror: 'compat/package-removed',
});
