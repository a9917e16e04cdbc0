import { createHash } from 'node:crypto';
import type { Document } from '../generated/types/documents.ts';
import type { IndexedDocument } from './postings.ts';
import { countTerms } from './tokenise.ts';

/** Keys of the entries of one document. Ids may be longer than a key and hold anything, hence the hash. */
export function keysOf(id: string): { readonly terms: string; readonly document: string } {
  const name = createHash('sha256').update(id).digest('base64url');
  return { terms: `${termsPrefix}${name}`, document: `document/${name}` };
}

/** What is read at the start: everything but the texts. */
export const termsPrefix = 'terms/';

/** Version of the stored form; an index of another version is not read. */
const format = 1;

/** The index's view of a document: the terms of its title and its text. */
export function indexed(document: Document): IndexedDocument {
  const { counts, length } = countTerms(`${document.title}\n${document.text}`);
  return { id: document.id, title: document.title, length, digest: digestOf(document), counts };
}

/** The stored form: counts as pairs, because a term such as `__proto__` is no safe member name. */
export function toStored(document: IndexedDocument): unknown {
  return { format, id: document.id, title: document.title, length: document.length, digest: document.digest, counts: [...document.counts] };
}

/** Read what `toStored` wrote; undefined for anything else. */
export function fromStored(value: unknown): IndexedDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Readonly<Record<string, unknown>>;
  const { id, title, length, digest, counts } = stored;
  if (stored['format'] !== format || typeof id !== 'string' || typeof title !== 'string') return undefined;
  if (typeof length !== 'number' || typeof digest !== 'string' || !Array.isArray(counts)) return undefined;
  return { id, title, length, digest, counts: new Map(counts as [string, number][]) };
}

function digestOf(document: Document): string {
  const members = Object.entries(document).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
