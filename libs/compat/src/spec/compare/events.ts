import { below, type EventEntry, type PublishedEvent } from '@plugwright/spec';
import type { Comparison, Side, Spot } from '../comparison.ts';
import { deliveryStrengthened } from '../rules/event/delivery-strengthened.ts';
import { deliveryWeakened } from '../rules/event/delivery-weakened.ts';
import { eventAdded } from '../rules/event/event-added.ts';
import { eventBindingAdded } from '../rules/event/event-binding-added.ts';
import { eventBindingChanged } from '../rules/event/event-binding-changed.ts';
import { eventKeyChanged } from '../rules/event/event-key-changed.ts';
import { eventPayloadExtended } from '../rules/event/event-payload-extended.ts';
import { eventPayloadNarrowed } from '../rules/event/event-payload-narrowed.ts';
import { eventPayloadReduced } from '../rules/event/event-payload-reduced.ts';
import { eventPayloadRewritten } from '../rules/event/event-payload-rewritten.ts';
import { eventPayloadTightened } from '../rules/event/event-payload-tightened.ts';
import { eventPayloadWidened } from '../rules/event/event-payload-widened.ts';
import { eventRemoved } from '../rules/event/event-removed.ts';
import { eventRenamed } from '../rules/event/event-renamed.ts';
import { orderingGained } from '../rules/event/ordering-gained.ts';
import { orderingLost } from '../rules/event/ordering-lost.ts';
import { compareExchanged, compareTelling, ownTypes } from '../surface/compare-surface.ts';
import { compareGroup } from './group.ts';

const group = { added: eventAdded, removed: eventRemoved, renamed: eventRenamed };
const telling = {
  widened: eventPayloadWidened,
  narrowed: eventPayloadNarrowed,
  extended: eventPayloadExtended,
  reduced: eventPayloadReduced,
  rewritten: eventPayloadRewritten,
};
/** A contract's event is published by some plugins and heard by others. */
const exchanged = { narrowed: eventPayloadTightened, widened: eventPayloadWidened, extended: eventPayloadExtended, rewritten: eventPayloadRewritten };

function bindingOf(event: EventEntry): { readonly document: string; readonly name: string } | undefined {
  return (event as PublishedEvent).event;
}

/** Where the payload, delivery and key of an event stand: in its contract, where it is published as one of a contract. */
function standing({ document }: Side, event: EventEntry): Spot {
  const binding = bindingOf(event);
  return binding === undefined ? { document: document.id, pointer: event.pointer } : { document: binding.document, pointer: below('/events', binding.name) };
}

function viaOf(event: EventEntry): readonly string[] | undefined {
  const binding = bindingOf(event);
  return binding === undefined ? undefined : [`${binding.document}#/events/${binding.name}`];
}

function compareDelivery(comparison: Comparison, old: EventEntry, current: EventEntry): void {
  const { name } = current;
  const [before, after] = [standing(comparison.old, old), standing(comparison.new, current)];
  const at = (key: string) => ({
    member: current.pointer,
    old: { document: before.document, pointer: below(before.pointer, key) },
    new: { document: after.document, pointer: below(after.pointer, key) },
    via: viaOf(current),
  });
  if (old.delivery !== current.delivery)
    comparison.report(current.delivery === 'at-most-once' ? deliveryWeakened : deliveryStrengthened, { name }, at('delivery'));
  if (old.key === current.key) return;
  if (old.key === undefined) comparison.report(orderingGained, { name, new: current.key ?? '' }, at('key'));
  else if (current.key === undefined) comparison.report(orderingLost, { name, old: old.key }, at('key'));
  else comparison.report(eventKeyChanged, { name, old: old.key, new: current.key }, at('key'));
}

/** Returns whether both versions are published as the same thing, so that comparing them says something. */
function compareBinding(comparison: Comparison, old: EventEntry, current: EventEntry): boolean {
  const shown = (event: EventEntry): string => {
    const binding = bindingOf(event);
    return binding === undefined ? 'an event of its own' : `${binding.document}#/events/${binding.name}`;
  };
  const before = shown(old);
  const after = shown(current);
  if (before === after) return true;
  const at = { member: current.pointer, old: below(old.pointer, 'event'), new: below(current.pointer, 'event') };
  if (bindingOf(old) === undefined) {
    comparison.report(eventBindingAdded, { name: current.name, new: after }, at);
    return true;
  }
  comparison.report(eventBindingChanged, { name: current.name, old: before, new: after }, at);
  return false;
}

/** Compare the events of a contract, or those that a plugin publishes. */
export async function compareEvents(comparison: Comparison, old: ReadonlyMap<string, EventEntry>, current: ReadonlyMap<string, EventEntry>): Promise<void> {
  for (const [before, after] of compareGroup(comparison, 'event', old, current, group)) {
    if (!compareBinding(comparison, before, after)) continue;
    compareDelivery(comparison, before, after);
    const [oldPlace, newPlace] = [standing(comparison.old, before), standing(comparison.new, after)];
    const via = viaOf(after);
    const surface = {
      what: `Payload of ${after.name}`,
      member: after.pointer,
      old: before.payload,
      new: after.payload,
      oldPointer: below(oldPlace.pointer, 'payload'),
      newPointer: below(newPlace.pointer, 'payload'),
      ...(via === undefined ? {} : { from: { old: oldPlace.document, new: newPlace.document, via } }),
    };
    if (comparison.new.document.kind === 'contract') await compareExchanged(comparison, surface, exchanged, ownTypes(comparison));
    else await compareTelling(comparison, surface, telling);
  }
}
