import type { ReactNode } from 'react';
import { Errors } from '../components/errors.tsx';
import { Events } from '../components/events.tsx';
import { Imports, UsedBy } from '../components/neighbours.tsx';
import { Page } from '../components/page.tsx';
import { Section } from '../components/section.tsx';
import { Title } from '../components/title.tsx';
import { Types } from '../components/types.tsx';
import type { PortalContract } from '../portal/shape.ts';

/** The page of a contract. */
export default function ContractPage({ value: contract }: { readonly value: PortalContract }): ReactNode {
  const chapters = [
    { id: 'types', title: 'Types', show: contract.types.length > 0, body: <Types types={contract.types} /> },
    { id: 'events', title: 'Events', show: contract.events.length > 0, body: <Events events={contract.events} /> },
    { id: 'errors', title: 'Errors', show: contract.errors.length > 0, body: <Errors errors={contract.errors} /> },
    { id: 'imports', title: 'Builds on', show: contract.imports.length > 0, body: <Imports imports={contract.imports} /> },
    { id: 'used-by', title: 'Used by', show: true, body: <UsedBy users={contract.usedBy} /> },
  ].filter(({ show }) => show);
  return (
    <Page title={contract.title} description={contract.summary} chapters={chapters}>
      <Title of={contract} facts={contract.owners} />
      {chapters.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title}>
          {body}
        </Section>
      ))}
    </Page>
  );
}
