import type { CatalogueRow, PortalDocument } from '../src/portal/shape.ts';
import { allDocuments, type PortalContent } from './read-documents.ts';

/** The slim rows that the catalogue page filters in the browser. */
export function catalogueRows(content: PortalContent): CatalogueRow[] {
  return allDocuments(content).map((document) => ({
    id: document.id,
    kind: document.kind,
    title: document.title,
    summary: document.summary,
    version: document.version,
    maturity: document.maturity ?? 'stable',
    category: document.kind === 'plugin' ? document.category : document.kind,
    language: document.kind === 'plugin' ? document.runtime.language : '',
    tags: document.kind === 'plugin' ? document.tags : [],
    offers: offersOf(document),
  }));
}

function offersOf(document: PortalDocument): string[] {
  if (document.kind === 'plugin') return document.operations.map(({ name }) => name);
  if (document.kind === 'kernel') return document.services.map(({ name }) => name);
  return [...document.types, ...document.events].map(({ name }) => name);
}
