import { defineRule } from '../../rule.ts';

export const serviceUseRemoved = defineRule({
  id: 'compat/service-use-removed',
  surface: 'kernel.services',
  direction: 'none',
  kind: 'service use',
  action: 'removed',
  category: 'config',
  level: 'safe',
  bump: 'patch',
  waivable: true,
  message: 'The kernel service {name} is no longer used.',
  advice: 'Nothing: less is needed than before.',
  mirror: 'compat/service-use-added',
});
