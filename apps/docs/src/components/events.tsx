import type { ReactNode } from 'react';
import { anchor } from '../portal/paths.ts';
import type { PortalEvent } from '../portal/shape.ts';
import { Deprecation } from './deprecation.tsx';
import { Prose } from './prose.tsx';
import { SchemaTree } from './schema-tree.tsx';
import { Section } from './section.tsx';

/** Events with their payload. */
export function Events({ events }: { readonly events: readonly PortalEvent[] }): ReactNode {
  return events.map((event) => (
    <Section key={event.name} id={anchor('event', event.name)} title={event.name} level="h3">
      <Deprecation of={event} />
      <Prose text={event.summary} />
      <Prose text={event.description} />
      <ul className="promises">
        <li>
          topic <code>{event.topic}</code>
        </li>
        <li>{event.delivery}</li>
        {event.key !== undefined && (
          <li>
            in order for each <code>{event.key}</code>
          </li>
        )}
      </ul>
      <SchemaTree schema={event.payload} id={anchor('event', event.name, 'payload')} />
    </Section>
  ));
}
