import type { ReactNode } from 'react';
import { UsedBy } from '../components/neighbours.tsx';
import { Operation } from '../components/operation.tsx';
import { Page } from '../components/page.tsx';
import { Section } from '../components/section.tsx';
import { Title } from '../components/title.tsx';
import { Types } from '../components/types.tsx';
import { anchor } from '../portal/paths.ts';
import type { PortalKernel, PortalService } from '../portal/shape.ts';

/** The kernel API: every service that a plugin may list. */
export default function KernelPage({ value: kernel }: { readonly value: PortalKernel }): ReactNode {
  const chapters = [
    ...kernel.services.map((service) => ({ id: anchor('service', service.name), title: service.name, body: <Service service={service} /> })),
    ...(kernel.types.length > 0 ? [{ id: 'types', title: 'Types', body: <Types types={kernel.types} /> }] : []),
    { id: 'used-by', title: 'Used by', body: <UsedBy users={kernel.usedBy} /> },
  ];
  return (
    <Page title={kernel.title} description={kernel.summary} chapters={chapters}>
      <Title of={kernel} facts={kernel.owners} />
      {chapters.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title}>
          {body}
        </Section>
      ))}
    </Page>
  );
}

function Service({ service }: { readonly service: PortalService }): ReactNode {
  return (
    <>
      <p>{service.summary}</p>
      <p>
        {service.unlockedBy === undefined ? (
          'Any plugin may list it.'
        ) : (
          <>
            Unlocked by a capability of scope <code>{service.unlockedBy.scope}</code> with permission <code>{service.unlockedBy.permission}</code>.
          </>
        )}
      </p>
      {service.operations.map((operation) => {
        const name = `${service.name}.${operation.name}`;
        return <Operation key={name} operation={operation} id={anchor('operation', name)} name={name} />;
      })}
    </>
  );
}
