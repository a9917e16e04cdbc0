import { defineRule } from '../../rule.ts';

export const dependencyBecameOptional = defineRule({
  id: 'compat/dependency-became-optional',
  surface: 'imports',
  direction: 'none',
  kind: 'import',
  action: 'weakened',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The plugin {name} was needed and is optional now.',
  advice: 'Nothing: hosts need less.',
  mirror: 'compat/dependency-became-required',
});
