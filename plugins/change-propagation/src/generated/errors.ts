// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import { declaredError, type PluginError } from '@plugwright/sdk';

export interface ChangedSinceDetails {
  reason: string | number;
}

export interface NotTransformedDetails {
  reason: string | number;
}

export interface StalePlanDetails {
  reason: string | number;
}

export interface UnknownChangeDetails {
  id: string | number;
}

export interface UnusableRuleDetails {
  reason: string | number;
}

export interface ConflictDetails {
  reason: string | number;
}

export interface LimitExceededDetails {
  limit: string | number;
}

export interface UnavailableDetails {
  what: string | number;
}

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
  'change-propagation/changed-since': { class: 'conflict', retryable: false, message: 'It cannot be rolled back: {reason}.' },
  'change-propagation/not-transformed': { class: 'validation', retryable: false, message: 'The source cannot be transformed: {reason}.' },
  'change-propagation/stale-plan': { class: 'conflict', retryable: true, message: 'The plan does not fit any more: {reason}.' },
  'change-propagation/unknown-change': { class: 'not-found', retryable: false, message: 'There is no change {id}.' },
  'change-propagation/unusable-rule': { class: 'validation', retryable: false, message: 'The rule cannot be used: {reason}.' },
  'core/conflict': { class: 'conflict', retryable: true, message: 'Conflict: {reason}.' },
  'core/limit-exceeded': { class: 'limit', retryable: true, message: 'Limit exceeded: {limit}.' },
  'core/unavailable': { class: 'unavailable', retryable: true, message: 'Unavailable: {what}.' },
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
  /** It cannot be rolled back: {reason}. */
  changedSince: (details: ChangedSinceDetails): PluginError => declaredError('change-propagation/changed-since', errorEntries['change-propagation/changed-since'], { ...details }),
  /** The source cannot be transformed: {reason}. */
  notTransformed: (details: NotTransformedDetails): PluginError => declaredError('change-propagation/not-transformed', errorEntries['change-propagation/not-transformed'], { ...details }),
  /** The plan does not fit any more: {reason}. */
  stalePlan: (details: StalePlanDetails): PluginError => declaredError('change-propagation/stale-plan', errorEntries['change-propagation/stale-plan'], { ...details }),
  /** There is no change {id}. */
  unknownChange: (details: UnknownChangeDetails): PluginError => declaredError('change-propagation/unknown-change', errorEntries['change-propagation/unknown-change'], { ...details }),
  /** The rule cannot be used: {reason}. */
  unusableRule: (details: UnusableRuleDetails): PluginError => declaredError('change-propagation/unusable-rule', errorEntries['change-propagation/unusable-rule'], { ...details }),
  /** Conflict: {reason}. */
  conflict: (details: ConflictDetails): PluginError => declaredError('core/conflict', errorEntries['core/conflict'], { ...details }),
  /** Limit exceeded: {limit}. */
  limitExceeded: (details: LimitExceededDetails): PluginError => declaredError('core/limit-exceeded', errorEntries['core/limit-exceeded'], { ...details }),
  /** Unavailable: {what}. */
  unavailable: (details: UnavailableDetails): PluginError => declaredError('core/unavailable', errorEntries['core/unavailable'], { ...details }),
};
