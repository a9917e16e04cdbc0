import type { ReactNode } from 'react';
import type { Described } from '../portal/shape.ts';
import { Inline } from './prose.tsx';

/** The notice of a deprecated member, with its replacement and the version that removes it. */
export function Deprecation({ of: { deprecated } }: { readonly of: Described }): ReactNode {
  if (deprecated === undefined) return null;
  return (
    <div className="notice" role="note">
      <strong>Deprecated since {deprecated.since}.</strong>
      {deprecated.removal !== undefined && <> Removed in {deprecated.removal}.</>}
      {deprecated.replacement !== undefined && (
        <>
          {' '}
          Use <code>{deprecated.replacement}</code>.
        </>
      )}
      {deprecated.message !== undefined && (
        <>
          {' '}
          <Inline text={deprecated.message} />
        </>
      )}
    </div>
  );
}
