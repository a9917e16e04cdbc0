import Link from '@docusaurus/Link';
import CodeBlock from '@theme/CodeBlock';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import { Badges } from '../components/badges.tsx';
import { Page } from '../components/page.tsx';
import { Inline, Prose } from '../components/prose.tsx';
import type { DiagnosticCode } from '../portal/shape.ts';

/** The page of one diagnostic code; every finding links here. */
export default function DiagnosticPage({ value: code }: { readonly value: DiagnosticCode }): ReactNode {
  const mend = code.mend ?? code.hint;
  return (
    <Page title={code.code} description={code.summary}>
      <Heading as="h1">
        <code>{code.code}</code>
      </Heading>
      <Badges facts={[code.severity, code.family]} />
      <Prose text={code.summary} />
      <h2>Message</h2>
      <p>
        <Inline text={code.message} />
      </p>
      {mend !== undefined && (
        <>
          <h2>How to mend it</h2>
          <Prose text={mend} />
        </>
      )}
      {code.example !== undefined && (
        <>
          <h2>Example</h2>
          <CodeBlock language="yaml">{code.example}</CodeBlock>
        </>
      )}
      <p>
        <Link to="/diagnostics">All diagnostics</Link>
      </p>
    </Page>
  );
}
