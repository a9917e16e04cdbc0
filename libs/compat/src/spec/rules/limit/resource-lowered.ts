import { defineRule } from '../../rule.ts';

export const resourceLowered = defineRule({
  id: 'compat/resource-lowered',
  surface: 'resources',
  direction: 'none',
  kind: 'resource',
  action: 'lowered',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: '{resource} was {old} and is {new}.',
  advice: 'Nothing: hosts need less.',
  mirror: 'compat/resource-raised',
});
