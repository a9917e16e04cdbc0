import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import type { PortalDocument } from '../portal/shape.ts';
import { Badges } from './badges.tsx';
import { Prose } from './prose.tsx';

/** The head of a document's page. */
export function Title({ of, facts = [] }: { readonly of: PortalDocument; readonly facts?: readonly (string | undefined)[] }): ReactNode {
  return (
    <header>
      <Heading as="h1">{of.title}</Heading>
      <p className="portal__lead">{of.summary}</p>
      <Badges facts={[of.kind, of.id, of.version, of.maturity, ...facts]} />
      <Prose text={of.description} />
    </header>
  );
}
