import { defineRule } from '../../rule.ts';

export const serviceUseAdded = defineRule({
  id: 'compat/service-use-added',
  surface: 'kernel.services',
  direction: 'none',
  kind: 'service use',
  action: 'added',
  category: 'config',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The kernel service {name} is used now.',
  advice: 'Nothing: every kernel of the range has it.',
  mirror: 'compat/service-use-removed',
});
