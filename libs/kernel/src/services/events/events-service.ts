import type { Manifest } from '@plugwright/manifest';
import type { Service } from '../service.ts';

/** Publishes an event of a plugin; resolves with the event's id once it is accepted. */
export type PublishEvent = (publisher: Manifest, event: string, payload: unknown, traceparent: string) => Promise<string>;

/** Events that the spec declares. */
export function eventsService(publish: PublishEvent): Service {
  return {
    name: 'events',
    operations: {
      async publish({ plugin, input, traceparent }) {
        const { event, payload } = input as { event: string; payload: unknown };
        return { id: await publish(plugin, event, payload, traceparent) };
      },
    },
  };
}
