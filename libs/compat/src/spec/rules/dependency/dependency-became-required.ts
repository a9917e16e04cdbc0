import { defineRule } from '../../rule.ts';

export const dependencyBecameRequired = defineRule({
  id: 'compat/dependency-became-required',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'strengthened',
  category: 'config',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: 'The plugin {name} was optional and is needed now.',
  advice: 'Keep working without it until the next major version.',
  mirror: 'compat/dependency-became-optional',
});
