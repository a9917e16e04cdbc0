import type { DocumentKind, ParsedDocument } from '@plugwright/spec';
import type { VersionLabel } from './matrix.ts';

/** One version of a document: a release, or the working one. */
export interface DocumentVersion {
  readonly kind: DocumentKind;
  readonly id: string;
  /** `head` for a working document that differs from its last release, else the version. */
  readonly label: VersionLabel;
  /** What a range is held against: for `head` the version it will be released as. */
  readonly version: string;
  /** The working document, whether or not it differs from its last release. */
  readonly isHead: boolean;
  readonly document: ParsedDocument;
  /** The versions of its upstreams that it was released with, by id; empty for the working one. */
  readonly resolved: ReadonlyMap<string, string>;
  /** SHA-256 of what the document says. */
  readonly digest: string;
}

/** Every version there is, by document id, oldest first. */
export type Shelf = ReadonlyMap<string, readonly DocumentVersion[]>;

/** The version that is at work in the working copy. */
export const headOf = (shelf: Shelf, id: string): DocumentVersion | undefined => shelf.get(id)?.find(({ isHead }) => isHead);
