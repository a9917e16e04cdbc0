import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import { Page } from '../components/page.tsx';
import { Inline } from '../components/prose.tsx';
import { Section } from '../components/section.tsx';
import { Table } from '../components/table.tsx';
import type { DiagnosticCode } from '../portal/shape.ts';

/** Every finding that the commands may report, by family. */
export default function DiagnosticCatalogue({ value: codes }: { readonly value: readonly DiagnosticCode[] }): ReactNode {
  const families = [...new Set(codes.map(({ family }) => family))];
  return (
    <Page
      title="Diagnostics"
      description="Every finding of the commands: what it means and how to mend it."
      chapters={families.map((family) => ({ id: family, title: family }))}
    >
      <Heading as="h1">Diagnostics</Heading>
      <p className="portal__lead">Every finding that a command may report about specs, generated files and running plugins.</p>
      {families.map((family) => (
        <Section key={family} id={family} title={family}>
          <Table
            label={`Diagnostics of ${family}`}
            head={['Code', 'Severity', 'Meaning']}
            rows={codes
              .filter((code) => code.family === family)
              .map(({ code, severity, summary }) => ({
                key: code,
                cells: [
                  <Link to={`/diagnostics/${code}`}>
                    <code>{code}</code>
                  </Link>,
                  severity,
                  <Inline text={summary} />,
                ],
              }))}
          />
        </Section>
      ))}
    </Page>
  );
}
