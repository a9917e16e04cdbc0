import Link from '@docusaurus/Link';
import CodeBlock from '@theme/CodeBlock';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';

const spec = `spec: plugin/v1
id: doc-extract
version: 1.0.0
title: Document extraction
runtime: { language: typescript, isolation: worker }
kernel: { range: ^1.0, services: [log, events] }
imports:
  documents: { contract: documents, range: ^1.0 }
operations:
  extract:
    input: { type: object, required: [id, content], properties: … }
    output: { type: object, required: [document], properties: … }
    errors: [documents#/errors/not-a-document]`;

const made = [
  ['Manifest and types', 'what a kernel enforces and an editor completes, from the same schema'],
  ['Handlers', 'typed functions; the body is yours and survives every regeneration'],
  ['Stub kernel and tests', 'each example of the spec runs, and generated input tries the rest'],
  ['Registry and pages', 'this catalogue, the error codes, the kernel API'],
  ['Change propagation', 'exactly those who use a changed part are regenerated and tested'],
] as const;

/** What this is, the two commands, and where to look. */
export default function Home(): ReactNode {
  return (
    <Layout description="One YAML spec per plugin; manifest, types, tests, stub kernel and pages are emitted from it and stay right.">
      <main className="home">
        <Heading as="h1">One spec per plugin. Everything else is emitted, and stays right.</Heading>
        <p className="portal__lead">
          Write what a plugin is in YAML. Plugwright checks it, generates what a plugin platform needs, and runs the result in isolation.
        </p>
        <CodeBlock language="bash">{'npm ci && npm start\nnpm ci && npm test'}</CodeBlock>
        <p>The first checks the specs, starts the kernel with the reference plugins and has them read and index real documents. The second runs every test.</p>
        <div className="home__columns">
          <div>
            <Heading as="h2">You write this</Heading>
            <CodeBlock language="yaml" title="specs/plugins/doc-extract.plugin.yaml">
              {spec}
            </CodeBlock>
          </div>
          <div>
            <Heading as="h2">You get these</Heading>
            <dl>
              {made.map(([name, what]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
        <ul className="cards">
          <li>
            <h3>
              <Link to="/catalogue">Catalogue</Link>
            </h3>
            <p>Plugins and contracts with operations, events, errors and who uses them.</p>
          </li>
          <li>
            <h3>
              <Link to="/kernel">Kernel API</Link>
            </h3>
            <p>The services a plugin may call, and the capability that unlocks each.</p>
          </li>
          <li>
            <h3>
              <Link to="/docs/spec-language">Spec language</Link>
            </h3>
            <p>The five kinds of document and every rule that holds in them.</p>
          </li>
        </ul>
      </main>
    </Layout>
  );
}
