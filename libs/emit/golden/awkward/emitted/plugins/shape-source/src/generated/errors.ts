// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import { declaredError, type PluginError } from '@plugwright/sdk';

export interface NotFoundDetails {
  name: string | number;
  place: string | number;
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'shapes/not-found': { class: 'not-found', retryable: false, message: 'No shape {name} in {place}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** No shape {name} in {place}. */
  notFound: (details: NotFoundDetails): PluginError => declaredError('shapes/not-found', errorEntries['shapes/not-found'], { ...details }),
};
