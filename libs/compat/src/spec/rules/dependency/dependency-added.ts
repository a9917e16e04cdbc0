import { defineRule } from '../../rule.ts';

export const dependencyAdded = defineRule({
  id: 'compat/dependency-added',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'added',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The plugin {name} is needed now.',
  advice: 'Hosts must install it; make the import optional.',
  mirror: 'compat/dependency-removed',
});
