// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import { declaredError, type PluginError } from '@plugwright/sdk';
import type { Violation } from './types/core.ts';

export interface InvalidDetails {
  reason: string;
  violations?: Violation[];
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'core/invalid': { class: 'validation', retryable: false, message: 'Invalid input: {reason}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** Invalid input: {reason}. */
  invalid: (details: InvalidDetails): PluginError => declaredError('core/invalid', errorEntries['core/invalid'], { ...details }),
};
