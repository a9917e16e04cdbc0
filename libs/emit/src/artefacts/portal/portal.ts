import { documentSchema, type Model, type SpecDocument } from '@plugwright/spec';
import { catalogue } from '@plugwright/diagnostics';
import type { EmittedFile } from '../../emitted-file.ts';
import { importersIndex, resolvedImports, type Importer } from '../../surface/documents.ts';
import { sortedJsonText } from '../../text/json.ts';
import { contractPart, kernelPart, pluginPart, sharedPart } from './parts.ts';

/** Folder of what the portal reads. */
export const portalRoot = 'apps/docs/data';

/** One JSON a document, with all that its page shows, and the catalogue of diagnostics. */
export function emitPortal(model: Model): EmittedFile[] {
  const importers = importersIndex(model);
  const pages = [...model.documents.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((document): EmittedFile => ({
      path: `${portalRoot}/${document.kind}/${document.id}.json`,
      text: sortedJsonText(page(model, document, importers.get(document.id) ?? [])),
      ownership: 'machine',
    }));
  return [
    ...pages,
    {
      path: `${portalRoot}/diagnostics.json`,
      text: sortedJsonText({ diagnostics: catalogue() }),
      ownership: 'machine',
    },
  ];
}

function page(model: Model, document: SpecDocument, importers: readonly Importer[]): Record<string, unknown> {
  const { id, kind, version, title, summary, description, owners, source } = document;
  const head = { id, kind, version, title, summary, description, owners, spec: source.file };
  if (document.kind === 'policy') return { ...head, applies: document.applies, rules: document.rules };
  if (document.kind === 'gap') return { ...head, gap: document.raw };
  const shared = {
    ...head,
    imports: resolvedImports(model, document),
    usedBy: importers,
    schema: documentSchema(model, id),
    ...sharedPart(model, document),
  };
  if (document.kind === 'plugin') return { ...shared, ...pluginPart(model, document) };
  if (document.kind === 'contract') return { ...shared, ...contractPart(model, document) };
  return { ...shared, ...kernelPart(model, document) };
}
