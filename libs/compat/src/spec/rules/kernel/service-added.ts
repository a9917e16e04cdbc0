import { defineRule } from '../../rule.ts';

export const serviceAdded = defineRule({
  id: 'compat/service-added',
  surface: 'service',
  direction: 'none',
  kind: 'service',
  action: 'added',
  category: 'source',
  level: 'safe',
  bump: 'minor',
  waivable: true,
  message: 'The service {name} is new.',
  advice: 'Nothing: nobody lists it yet.',
  mirror: 'compat/service-removed',
});
