import { defineRule } from '../../rule.ts';

export const deliveryStrengthened = defineRule({
  id: 'compat/delivery-strengthened',
  surface: 'event.delivery',
  direction: 'output',
  kind: 'delivery',
  action: 'raised',
  category: 'behaviour',
  level: 'dangerous',
  bump: 'minor',
  waivable: true,
  message: '{name} was delivered at most once and is delivered at least once.',
  advice: 'Subscribers may see an event twice; say so in the release notes.',
  mirror: 'compat/delivery-weakened',
});
