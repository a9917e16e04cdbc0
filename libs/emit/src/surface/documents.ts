import { kernelId } from './callable.ts';
import type { ContractDocument, KernelDocument, Model, PluginDocument, SpecDocument } from '@plugwright/spec';

/** A document with types and errors, which others can import. */
export type ListedDocument = PluginDocument | ContractDocument | KernelDocument;

/** Whether a document was written in this workspace; the others came in installed packages. */
export function isLocal(document: SpecDocument): boolean {
  return document.source.file.startsWith('specs/');
}

/** An import with the version that it resolves to at HEAD. */
export interface ResolvedImport {
  readonly alias: string;
  readonly kind: 'contract' | 'plugin';
  readonly document: string;
  readonly range: string;
  readonly optional: boolean;
  readonly operations: readonly string[];
  readonly resolved: string | undefined;
}

/** The imports of a document, in its order. */
export function resolvedImports(model: Model, document: ListedDocument): ResolvedImport[] {
  return [...document.imports.values()].map(({ alias, kind, document: id, range, optional, operations }) => ({
    alias,
    kind,
    document: id,
    range,
    optional,
    operations,
    resolved: model.documents.get(id)?.version,
  }));
}

/** Who uses a document. */
export interface Importer {
  readonly document: string;
  readonly kind: string;
  /** Name by which it is known there; for the kernel its id. */
  readonly alias: string;
  readonly range: string;
  readonly optional: boolean;
  readonly operations: readonly string[];
}

/** For each document who imports it, sorted by id; for the kernel every plugin linked to it. */
export function importersIndex(model: Model): ReadonlyMap<string, readonly Importer[]> {
  const index = new Map<string, Importer[]>();
  const add = (id: string, importer: Importer): void => {
    const list = index.get(id);
    if (list === undefined) index.set(id, [importer]);
    else list.push(importer);
  };
  const documents = [...model.plugins.values(), ...model.contracts.values(), ...model.kernels.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const document of documents) {
    for (const { document: id, alias, range, optional, operations } of document.imports.values())
      add(id, { document: document.id, kind: document.kind, alias, range, optional, operations });
    if (document.kind === 'plugin')
      add(kernelId, {
        document: document.id,
        kind: 'plugin',
        alias: kernelId,
        range: document.kernel.range,
        optional: false,
        operations: document.kernel.services,
      });
  }
  return index;
}
