import { canonicalJson, type Model, type PluginDocument } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import { isLocal, resolvedImports, type ListedDocument } from '../../surface/documents.ts';
import { kernelId } from '../../surface/callable.ts';
import { sha256 } from '../../text/digest.ts';
import { sortedJsonText } from '../../text/json.ts';

/** Folder of the entries of what stands at HEAD. */
export const registryHead = 'registry/head';

/** The list of all entries. */
export const registryIndex = 'registry/index.json';

/** The registry's view of HEAD: one entry a document, and an index. Resolved versions stand here and nowhere else. */
export function emitRegistry(model: Model): EmittedFile[] {
  const documents = [...model.plugins.values(), ...model.contracts.values(), ...model.kernels.values()].filter(isLocal).sort((a, b) => (a.id < b.id ? -1 : 1));
  const entries = documents.map((document): EmittedFile => ({
    path: `${registryHead}/${document.id}.json`,
    text: sortedJsonText(entry(model, document)),
    ownership: 'machine',
  }));
  const index = { documents: documents.map(indexEntry) };
  return [...entries, { path: registryIndex, text: sortedJsonText(index), ownership: 'machine' }];
}

/** What the index says of a document. */
export function indexEntry(document: ListedDocument): Record<string, unknown> {
  return { ...facts(document), entry: `head/${document.id}.json` };
}

function facts(document: ListedDocument): Record<string, unknown> {
  const { id, kind, version, title, summary, owners } = document;
  const maturity = document.kind === 'kernel' ? undefined : document.maturity;
  const plugin =
    document.kind === 'plugin'
      ? {
          category: document.category,
          tags: document.tags,
          license: document.license,
          language: document.runtime.language,
        }
      : {};
  return { id, kind, version, title, summary, owners, maturity, ...plugin };
}

function entry(model: Model, document: ListedDocument): Record<string, unknown> {
  return {
    ...facts(document),
    spec: document.source.file,
    digest: `sha256:${sha256(canonicalJson(document.raw))}`,
    imports: resolvedImports(model, document),
    types: [...document.types.keys()],
    errors: [...document.errors.values()].map(({ code }) => code),
    ...(document.kind === 'plugin' ? pluginFacts(model, document) : {}),
    ...(document.kind === 'contract' ? { events: [...document.events.keys()] } : {}),
    ...(document.kind === 'kernel'
      ? {
          services: Object.fromEntries([...document.services].map(([name, { operations }]) => [name, [...operations.keys()]])),
        }
      : {}),
  };
}

function pluginFacts(model: Model, plugin: PluginDocument): Record<string, unknown> {
  return {
    isolation: plugin.runtime.isolation,
    kernel: { ...plugin.kernel, resolved: model.kernels.get(kernelId)?.version },
    operations: [...plugin.operations.values()].map(({ name, stability, deprecated }) => ({
      name,
      stability,
      deprecated,
    })),
    publishes: [...plugin.publishes.values()].map(({ name, event }) => `${event?.document ?? plugin.id}/${event?.name ?? name}`),
    subscribes: plugin.subscribes.map(({ event, from }) => `${from.document}/${event}`),
    capabilities: plugin.capabilities.map(({ id, scope, permissions }) => ({ id, scope, permissions })),
  };
}
