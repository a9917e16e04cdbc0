import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Capabilities } from '../components/capabilities.tsx';
import { Errors } from '../components/errors.tsx';
import { Events } from '../components/events.tsx';
import { Imports, UsedBy } from '../components/neighbours.tsx';
import { Operation } from '../components/operation.tsx';
import { Page } from '../components/page.tsx';
import { SchemaTree } from '../components/schema-tree.tsx';
import { Section } from '../components/section.tsx';
import { Title } from '../components/title.tsx';
import { Types } from '../components/types.tsx';
import { anchor, pathOf } from '../portal/paths.ts';
import { resourceFacts } from '../portal/resources.ts';
import type { PortalPlugin } from '../portal/shape.ts';

/** The page of a plugin: everything its spec says, in the order in which a consumer asks. */
export default function PluginPage({ value: plugin }: { readonly value: PortalPlugin }): ReactNode {
  const chapters = [
    { id: 'operations', title: 'Operations', show: plugin.operations.length > 0, body: () => <Operations plugin={plugin} /> },
    { id: 'events', title: 'Events', show: plugin.publishes.length > 0 || plugin.subscribes.length > 0, body: () => <PluginEvents plugin={plugin} /> },
    { id: 'types', title: 'Types', show: plugin.types.length > 0, body: () => <Types types={plugin.types} /> },
    { id: 'errors', title: 'Errors', show: plugin.errors.length > 0, body: () => <Errors errors={plugin.errors} /> },
    { id: 'configuration', title: 'Configuration', show: plugin.config !== undefined, body: () => <Configuration plugin={plugin} /> },
    { id: 'capabilities', title: 'Capabilities', show: true, body: () => <Capabilities capabilities={plugin.capabilities} /> },
    { id: 'running', title: 'Running', show: true, body: () => <Running plugin={plugin} /> },
    { id: 'imports', title: 'Builds on', show: plugin.imports.length > 0, body: () => <Imports imports={plugin.imports} /> },
    { id: 'used-by', title: 'Used by', show: true, body: () => <UsedBy users={plugin.usedBy} /> },
  ].filter(({ show }) => show);
  return (
    <Page title={plugin.title} description={plugin.summary} chapters={chapters}>
      <Title of={plugin} facts={[plugin.category, plugin.runtime.language, plugin.license, ...plugin.owners]} />
      {chapters.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title}>
          {body()}
        </Section>
      ))}
    </Page>
  );
}

function Operations({ plugin }: { readonly plugin: PortalPlugin }): ReactNode {
  return plugin.operations.map((operation) => (
    <Operation key={operation.name} operation={operation} id={anchor('operation', operation.name)} name={operation.name} />
  ));
}

function PluginEvents({ plugin }: { readonly plugin: PortalPlugin }): ReactNode {
  return (
    <>
      {plugin.subscribes.length > 0 && (
        <ul>
          {plugin.subscribes.map(({ event, from, operation }) => (
            <li key={`${from.document}/${event}`}>
              Hears <code>{event}</code> of <Link to={pathOf(from.kind, from.document)}>{from.document}</Link> by{' '}
              <a href={`#${anchor('operation', operation)}`}>{operation}</a>.
            </li>
          ))}
        </ul>
      )}
      <Events events={plugin.publishes} />
    </>
  );
}

function Configuration({ plugin }: { readonly plugin: PortalPlugin }): ReactNode {
  if (plugin.config === undefined) return null;
  return (
    <>
      <p>{plugin.config.reload === 'hot' ? 'A change takes effect while the plugin runs.' : 'A change takes effect when the plugin is restarted.'}</p>
      <SchemaTree schema={plugin.config.schema} id="config" />
    </>
  );
}

function Running({ plugin: { runtime, kernel, resources } }: { readonly plugin: PortalPlugin }): ReactNode {
  return (
    <ul>
      <li>
        Isolation <code>{runtime.isolation}</code> or stronger;{' '}
        {runtime.concurrency.mode === 'serial' ? 'one call at a time' : `up to ${String(runtime.concurrency.max)} calls at a time`}.
      </li>
      <li>
        <Link to="/kernel">Kernel</Link> <code>{kernel.range}</code>
        {kernel.services.length > 0 && <>, services {kernel.services.join(', ')}</>}.
      </li>
      {resourceFacts(resources).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
