// Generated from specs/contracts/documents.contract.yaml; edits are lost. Make it again: npx nx sync
export type { Document, Format, Link, Section } from './types/documents.ts';

import type { Document } from './types/documents.ts';

export interface DocumentExtractedPayload {
  document: Document;
}

/** Codes of the errors that this document declares. */
export type ErrorCode = 'documents/not-a-document';
