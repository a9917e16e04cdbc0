import type { DocumentKind } from './shape.ts';

/** Path of a document's page. */
export function pathOf(kind: DocumentKind, id: string): string {
  if (kind === 'kernel') return id === 'kernel' ? '/kernel' : `/kernel/${id}`;
  return `/${kind}s/${id}`;
}

/** Path of an error's entry in the catalogue, by its code. */
export function errorPath(code: string): string {
  return `/errors#${errorAnchor(code)}`;
}

/** Anchor of an error in the catalogue. */
export function errorAnchor(code: string): string {
  return anchor('error', code);
}

/** An id for an element; parts may hold any text. */
export function anchor(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, ''))
    .filter(Boolean)
    .join('-');
}
