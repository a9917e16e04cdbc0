import { deliveryStrengthened } from './event/delivery-strengthened.ts';
import { deliveryWeakened } from './event/delivery-weakened.ts';
import { eventAdded } from './event/event-added.ts';
import { eventBindingAdded } from './event/event-binding-added.ts';
import { eventBindingChanged } from './event/event-binding-changed.ts';
import { eventKeyChanged } from './event/event-key-changed.ts';
import { eventPayloadExtended } from './event/event-payload-extended.ts';
import { eventPayloadNarrowed } from './event/event-payload-narrowed.ts';
import { eventPayloadReduced } from './event/event-payload-reduced.ts';
import { eventPayloadRewritten } from './event/event-payload-rewritten.ts';
import { eventPayloadTightened } from './event/event-payload-tightened.ts';
import { eventPayloadWidened } from './event/event-payload-widened.ts';
import { eventRemoved } from './event/event-removed.ts';
import { eventRenamed } from './event/event-renamed.ts';
import { orderingGained } from './event/ordering-gained.ts';
import { orderingLost } from './event/ordering-lost.ts';
import { subscriptionAdded } from './event/subscription-added.ts';
import { subscriptionRedirected } from './event/subscription-redirected.ts';
import { subscriptionRemoved } from './event/subscription-removed.ts';

/** The rules of one family. */
export const eventRules = [
  deliveryStrengthened,
  deliveryWeakened,
  eventAdded,
  eventBindingAdded,
  eventBindingChanged,
  eventKeyChanged,
  eventPayloadExtended,
  eventPayloadNarrowed,
  eventPayloadReduced,
  eventPayloadRewritten,
  eventPayloadTightened,
  eventPayloadWidened,
  eventRemoved,
  eventRenamed,
  orderingGained,
  orderingLost,
  subscriptionAdded,
  subscriptionRedirected,
  subscriptionRemoved,
] as const;
