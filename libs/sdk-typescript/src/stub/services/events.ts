import { mayPublish } from '@plugwright/manifest';
import { failure, invalid } from '../failure.ts';
import type { Service, ServiceState } from './service.ts';

/** `kernel/events.*`: declared events only, kept in order for `stub.events()`. */
export const events: Service = {
  publish: (state: ServiceState, { event, payload }: { event: string; payload: unknown }) => {
    const publication = state.manifest.coordination.messaging.publishes[event];
    const valid = state.validators.payloads[event];
    if (!mayPublish(state.manifest, event) || publication === undefined || valid === undefined) {
      throw failure(state.manifest, 'core/forbidden', { reason: `${state.manifest.id} does not declare the event ${event}` });
    }
    if (!valid(payload)) throw invalid(state.manifest, valid.errors, `payload of ${event}`);
    const id = state.nextId();
    state.events.push({ id, time: state.now(), event, topic: publication.topic, payload });
    return { id };
  },
};
