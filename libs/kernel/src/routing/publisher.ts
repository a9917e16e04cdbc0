import { randomUUID } from 'node:crypto';
import { mayPublish, subscribersOf, type Manifest } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import { lookUp } from '../boundary/json-pointer.ts';
import { coreCallError } from '../call-error.ts';
import type { StoredEvent } from '../storage/storage.ts';
import type { Transport } from '../transport/transport.ts';
import { childTraceparent } from '../wire/traceparent.ts';

/** What it takes to publish. */
export interface PublisherParts {
  readonly boundary: Boundary;
  readonly transport: Transport;
  readonly now: () => number;
  /** Every plugin that is loaded, in order of the ids. */
  readonly manifests: () => readonly Manifest[];
  readonly onAccepted: (event: StoredEvent) => void;
  /** The trace context of an event by that of its publisher; a new trace where absent and where there is none. */
  readonly childTrace?: (parent: string | undefined) => string;
}

/** What a caller may choose as the id of its event. */
const OWN_ID = /^[\w.:-]{1,200}$/;

/** The text by which events are kept in order: the member of the payload at a JSON pointer; undefined where there is none. */
function keyOf(payload: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : lookUp(payload, pointer)?.value;
  return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}

/** An id that no other publisher's event can have. */
function idOf(publisher: string, event: string, own: string | undefined): string {
  if (own === undefined) return randomUUID();
  if (!OWN_ID.test(own)) throw coreCallError('core/invalid', { reason: 'the id of an event has 1 to 200 letters, digits and . : - _' });
  return `${publisher}/${event}/${own}`;
}

/**
 * Accept an event of a plugin: declared, its payload valid, on its way to everybody who subscribes. With an `id` of the publisher's
 * own it can be published again, when nobody knows whether it was accepted: it is the same event then.
 * @returns the event's id
 * @throws CallError `core/forbidden` for an undeclared event, `core/invalid` for a payload that does not fit, `core/limit-exceeded`
 */
export async function publishEvent(
  parts: PublisherParts,
  publisher: Manifest,
  event: string,
  payload: unknown,
  traceparent: string,
  id?: string,
): Promise<string> {
  const publication = mayPublish(publisher, event) ? publisher.coordination.messaging.publishes[event] : undefined;
  if (publication === undefined) throw coreCallError('core/forbidden', { reason: `${publisher.id} does not declare the event ${event.slice(0, 200)}` });
  const { topic, delivery, key } = publication;
  const accepted: StoredEvent = {
    id: idOf(publisher.id, event, id),
    topic,
    publisher: publisher.id,
    event,
    timestamp: parts.now(),
    traceparent: (parts.childTrace ?? childTraceparent)(traceparent),
    payload: parts.boundary.admit(publication.payload, payload),
  };
  const recipients = subscribersOf(parts.manifests(), { topic, publisher: publisher.id, event });
  await parts.transport.publish(accepted, recipients, { delivery, key: keyOf(payload, key), mayBeKnown: id !== undefined });
  parts.onAccepted(accepted);
  return accepted.id;
}
