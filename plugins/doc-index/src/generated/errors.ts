// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import { declaredError, type PluginError } from '@plugwright/sdk';

export interface ConflictDetails {
  reason: string | number;
}

export interface LimitExceededDetails {
  limit: string | number;
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'core/conflict': { class: 'conflict', retryable: true, message: 'Conflict: {reason}.' },
  'core/limit-exceeded': { class: 'limit', retryable: true, message: 'Limit exceeded: {limit}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** Conflict: {reason}. */
  conflict: (details: ConflictDetails): PluginError => declaredError('core/conflict', errorEntries['core/conflict'], { ...details }),
  /** Limit exceeded: {limit}. */
  limitExceeded: (details: LimitExceededDetails): PluginError => declaredError('core/limit-exceeded', errorEntries['core/limit-exceeded'], { ...details }),
};
