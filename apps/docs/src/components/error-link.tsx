import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { errorPath } from '../portal/paths.ts';

/** A code of the error catalogue. */
export function ErrorLink({ code }: { readonly code: string }): ReactNode {
  return (
    <Link to={errorPath(code)}>
      <code>{code}</code>
    </Link>
  );
}
