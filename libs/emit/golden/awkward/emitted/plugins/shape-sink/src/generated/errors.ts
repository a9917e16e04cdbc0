// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import { declaredError, type PluginError } from '@plugwright/sdk';

export interface CoreNotFoundDetails {
  what: string | number;
}

export interface TooOddDetails {
  reason: string | number;
}

export interface ShapesNotFoundDetails {
  name: string | number;
  place: string | number;
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'core/not-found': { class: 'not-found', retryable: false, message: 'Not found: {what}.' },
  'shape-sink/not-found': { class: 'not-found', retryable: false, message: 'Nothing here.' },
  'shape-sink/too-odd': { class: 'validation', retryable: false, message: 'Too odd: {reason} */' },
  'shapes/not-found': { class: 'not-found', retryable: false, message: 'No shape {name} in {place}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** Not found: {what}. */
  coreNotFound: (details: CoreNotFoundDetails): PluginError => declaredError('core/not-found', errorEntries['core/not-found'], { ...details }),
  /** Nothing here. */
  shapeSinkNotFound: (): PluginError => declaredError('shape-sink/not-found', errorEntries['shape-sink/not-found']),
  /** Too odd: {reason} *\/ */
  tooOdd: (details: TooOddDetails): PluginError => declaredError('shape-sink/too-odd', errorEntries['shape-sink/too-odd'], { ...details }),
  /** No shape {name} in {place}. */
  shapesNotFound: (details: ShapesNotFoundDetails): PluginError => declaredError('shapes/not-found', errorEntries['shapes/not-found'], { ...details }),
};
