import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import { Anchored } from '../components/anchored.tsx';
import { ErrorLink } from '../components/error-link.tsx';
import { Page } from '../components/page.tsx';
import { Inline } from '../components/prose.tsx';
import { SchemaTree } from '../components/schema-tree.tsx';
import { anchor, errorAnchor } from '../portal/paths.ts';
import type { PortalError } from '../portal/shape.ts';

/** Every error that any operation may answer, by code. */
export default function ErrorCatalogue({ value: errors }: { readonly value: readonly PortalError[] }): ReactNode {
  const sorted = [...errors].sort((left, right) => (left.code < right.code ? -1 : 1));
  return (
    <Page title="Error codes" description="Every error that an operation may answer: its class, whether a retry helps, and what to do.">
      <Heading as="h1">Error codes</Heading>
      <p className="portal__lead">Every failure of an operation is one of these: a code, a class, whether a retry helps, and what a human should do.</p>
      {sorted.map((error) => (
        <Anchored as="section" id={errorAnchor(error.code)} key={error.code} className="entry">
          <h2>
            <code>{error.code}</code>
          </h2>
          <p>
            <Inline text={error.message} />
          </p>
          <ul className="promises">
            <li>class {error.class}</li>
            <li>{error.retryable ? 'a retry may help' : 'a retry does not help'}</li>
            {error.extends !== undefined && (
              <li>
                a kind of <ErrorLink code={error.extends} />
              </li>
            )}
          </ul>
          {error.action !== undefined && (
            <p>
              <strong>What to do:</strong> <Inline text={error.action} />
            </p>
          )}
          {error.details !== undefined && (
            <details>
              <summary>Details</summary>
              <SchemaTree schema={error.details} id={anchor(errorAnchor(error.code), 'details')} />
            </details>
          )}
        </Anchored>
      ))}
    </Page>
  );
}
