import { randomUUID } from 'node:crypto';
import { mayPublish, subscribersOf, type Manifest } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
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
}

/** The member at a JSON pointer (RFC 6901) as the text by which events are kept in order; undefined where there is none. */
function keyOf(payload: unknown, pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined;
  let value = payload;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Accept an event of a plugin: declared, its payload valid, on its way to everybody who subscribes.
 * @returns the event's id
 * @throws CallError `core/forbidden` for an undeclared event, `core/invalid` for a payload that does not fit, `core/limit-exceeded`
 */
export async function publishEvent(parts: PublisherParts, publisher: Manifest, event: string, payload: unknown, traceparent: string): Promise<string> {
  const publication = mayPublish(publisher, event) ? publisher.coordination.messaging.publishes[event] : undefined;
  if (publication === undefined) throw coreCallError('core/forbidden', { reason: `${publisher.id} does not declare the event ${event.slice(0, 200)}` });
  const { topic, delivery, key } = publication;
  const accepted: StoredEvent = {
    id: randomUUID(),
    topic,
    publisher: publisher.id,
    event,
    timestamp: parts.now(),
    traceparent: childTraceparent(traceparent),
    payload: parts.boundary.admit(publication.payload, payload),
  };
  const recipients = subscribersOf(parts.manifests(), { topic, publisher: publisher.id, event });
  await parts.transport.publish(accepted, keyOf(payload, key), delivery, recipients);
  parts.onAccepted(accepted);
  return accepted.id;
}
