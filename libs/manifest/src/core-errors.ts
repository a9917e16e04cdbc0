import type { ManifestError } from './manifest.ts';

type CoreEntry = Pick<ManifestError, 'class' | 'retryable' | 'message'>;

/**
 * The `core` taxonomy as far as a kernel raises it by itself, when no manifest is at hand. A test compares it
 * with the contract `core`.
 */
export const coreErrors = {
  'core/invalid': { class: 'validation', retryable: false, message: 'Invalid input: {reason}.' },
  'core/forbidden': { class: 'permission', retryable: false, message: 'Not permitted: {reason}.' },
  'core/not-found': { class: 'not-found', retryable: false, message: 'Not found: {what}.' },
  'core/conflict': { class: 'conflict', retryable: true, message: 'Conflict: {reason}.' },
  'core/limit-exceeded': { class: 'limit', retryable: true, message: 'Limit exceeded: {limit}.' },
  'core/unavailable': { class: 'unavailable', retryable: true, message: 'Unavailable: {what}.' },
  'core/unsupported': { class: 'unsupported', retryable: false, message: 'Not supported: {what}.' },
  'core/timeout': { class: 'timeout', retryable: true, message: 'No answer within {timeout}.' },
  'core/cancelled': { class: 'cancelled', retryable: false, message: 'Cancelled: {reason}.' },
  'core/contract-violation': { class: 'internal', retryable: false, message: 'The plugin broke its contract: {reason}.' },
  'core/internal': { class: 'internal', retryable: false, message: 'Internal error: {reason}.' },
} as const satisfies Record<string, CoreEntry>;

/** A code of the `core` taxonomy. */
export type CoreErrorCode = keyof typeof coreErrors;

/**
 * Codes that any call may fail with although no operation declares them, because the kernel itself raises them;
 * a plugin may pass them on from a call of its own.
 */
export const implicitErrorCodes: readonly CoreErrorCode[] = ['core/cancelled', 'core/timeout', 'core/unavailable'];
