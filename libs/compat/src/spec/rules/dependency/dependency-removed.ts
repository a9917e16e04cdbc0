import { defineRule } from '../../rule.ts';

export const dependencyRemoved = defineRule({
  id: 'compat/dependency-removed',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The plugin {name} is no longer needed.',
  advice: 'Nothing: hosts need less.',
  mirror: 'compat/dependency-added',
});
