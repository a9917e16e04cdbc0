import type { DocumentSource, Model, SpecDocument } from '@plugwright/spec';

/** A document as an installed package would offer it, under a version. */
function packaged({ id, kind, raw }: SpecDocument, version: string): { readonly file: string; readonly text: string } {
  const rest = Object.fromEntries(Object.entries(raw).filter(([member]) => member !== 'spec' && member !== 'x-released'));
  const name = kind === 'plugin' ? `plugin-${id}` : `contract-${id}`;
  return { file: `@upstream/${name}/document.json`, text: `${JSON.stringify({ spec: raw['spec'], ...rest, version })}\n` };
}

/** A document and all that it imports, directly or not. */
export function closureOf(model: Model, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const document = model.documents.get(next);
    if (found.has(next) || document === undefined) continue;
    found.add(next);
    if ('imports' in document) for (const edge of document.imports.values()) queue.push(edge.document);
  }
  return found;
}

/** What a downstream workspace finds in place of the packages that it has installed. */
export interface Offer {
  readonly old: DocumentSource;
  readonly current: DocumentSource;
  /** Ids of the documents that are new in it. */
  readonly changed: ReadonlySet<string>;
}

function sourceOf(files: readonly { readonly file: string; readonly text: string }[]): DocumentSource {
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return { list: () => Promise.resolve({ files: sorted, diagnostics: [] }) };
}

/**
 * Everything that the upstream workspace has as it was, and the same with one document, and what that one imports, as
 * it will be. Other changes of the upstream are carried by branches of their own.
 */
export function offerOf(old: Model, current: Model, id: string, version: string): Offer {
  const changed = closureOf(current, id);
  const distributed = (model: Model): SpecDocument[] => [...model.contracts.values(), ...model.kernels.values(), ...model.plugins.values()];
  const before = distributed(old);
  const had = new Set(before.map((document) => document.id));
  const added = distributed(current).filter((document) => !had.has(document.id));
  const versionOf = (document: SpecDocument): string => (document.id === id ? version : document.version);
  const asBefore = [...before, ...added].map((document) => packaged(document, document.version));
  const after = [...before, ...added].map((document) => {
    const replaced = changed.has(document.id) ? (current.documents.get(document.id) ?? document) : document;
    return packaged(replaced, versionOf(replaced));
  });
  return { old: sourceOf(asBefore), current: sourceOf(after), changed };
}
