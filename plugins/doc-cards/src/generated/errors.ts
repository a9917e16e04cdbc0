// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import { declaredError, type PluginError } from '@plugwright/sdk';

export interface LimitExceededDetails {
  limit: string | number;
}

export interface NotADocumentDetails {
  reason: string | number;
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'core/limit-exceeded': { class: 'limit', retryable: true, message: 'Limit exceeded: {limit}.' },
  'documents/not-a-document': { class: 'validation', retryable: false, message: 'Not a document: {reason}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** Limit exceeded: {limit}. */
  limitExceeded: (details: LimitExceededDetails): PluginError => declaredError('core/limit-exceeded', errorEntries['core/limit-exceeded'], { ...details }),
  /** Not a document: {reason}. */
  notADocument: (details: NotADocumentDetails): PluginError => declaredError('documents/not-a-document', errorEntries['documents/not-a-document'], { ...details }),
};
