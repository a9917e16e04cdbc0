import type { ReactNode } from 'react';
import type { PortalError } from '../portal/shape.ts';
import { ErrorLink } from './error-link.tsx';
import { Inline } from './prose.tsx';
import { Table } from './table.tsx';

/** A document's own errors; each code leads to the catalogue. */
export function Errors({ errors }: { readonly errors: readonly PortalError[] }): ReactNode {
  return (
    <Table
      label="Errors"
      head={['Code', 'Class', 'Retry', 'Message']}
      rows={errors.map((error) => ({
        key: error.code,
        cells: [<ErrorLink code={error.code} />, error.class, error.retryable ? 'yes' : 'no', <Inline text={error.message} />],
      }))}
    />
  );
}
