import type { ReactNode } from 'react';
import type { PortalCapability } from '../portal/shape.ts';
import { Inline } from './prose.tsx';
import { Table } from './table.tsx';

/** What a plugin asks the operator for, and why. */
export function Capabilities({ capabilities }: { readonly capabilities: readonly PortalCapability[] }): ReactNode {
  if (capabilities.length === 0) return <p>None: it reaches nothing but the kernel services below.</p>;
  return (
    <Table
      label="Capabilities"
      head={['Scope', 'Permissions', 'Where', 'Reason']}
      rows={capabilities.map(({ id, scope, permissions, paths = [], hosts = [], reason }) => ({
        key: id,
        cells: [scope, permissions.join(', '), [...paths, ...hosts].join(', '), <Inline text={reason} />],
      }))}
    />
  );
}
