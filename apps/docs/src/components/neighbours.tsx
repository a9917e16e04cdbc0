import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { pathOf } from '../portal/paths.ts';
import type { PortalImport, PortalUser } from '../portal/shape.ts';
import { Table } from './table.tsx';

/** What a document builds on. */
export function Imports({ imports }: { readonly imports: readonly PortalImport[] }): ReactNode {
  return (
    <Table
      label="Imports"
      head={['Alias', 'Document', 'Range', 'Operations']}
      rows={imports.map(({ alias, kind, document, range, operations, optional }) => ({
        key: alias,
        cells: [
          <code>{alias}</code>,
          <Link to={pathOf(kind, document)}>{document}</Link>,
          <>
            <code>{range}</code>
            {optional && ' optional'}
          </>,
          operations.join(', '),
        ],
      }))}
    />
  );
}

/** Who builds on a document, and which operations or services of it they name. */
export function UsedBy({ users }: { readonly users: readonly PortalUser[] }): ReactNode {
  if (users.length === 0) return <p>Nobody in this workspace.</p>;
  return (
    <Table
      label="Used by"
      head={['Document', 'Range', 'Uses']}
      rows={users.map(({ document, kind, range, optional, operations }) => ({
        key: document,
        cells: [
          <Link to={pathOf(kind, document)}>{document}</Link>,
          <>
            <code>{range}</code>
            {optional && ' optional'}
          </>,
          operations.join(', '),
        ],
      }))}
    />
  );
}
