import { defineRule } from '../../rule.ts';

export const deliveryWeakened = defineRule({
  id: 'compat/delivery-weakened',
  surface: 'event.delivery',
  direction: 'output',
  kind: 'delivery',
  action: 'lowered',
  category: 'behaviour',
  level: 'breaking',
  bump: 'major',
  waivable: true,
  message: '{name} was delivered at least once and is delivered at most once.',
  advice: 'Keep the delivery, or publish another event.',
  mirror: 'compat/delivery-strengthened',
});
