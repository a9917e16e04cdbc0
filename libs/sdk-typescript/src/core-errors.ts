import { declaredError, type ErrorEntry, type PluginError } from './plugin-error.ts';

/** The entries of the `core` taxonomy that the SDK itself raises. */
const entries = {
  'core/not-found': { class: 'not-found', retryable: false, message: 'Not found: {what}.' },
  'core/unavailable': { class: 'unavailable', retryable: true, message: 'Unavailable: {what}.' },
  'core/unsupported': { class: 'unsupported', retryable: false, message: 'Not supported: {what}.' },
  'core/cancelled': { class: 'cancelled', retryable: false, message: 'Cancelled: {reason}.' },
  'core/timeout': { class: 'timeout', retryable: true, message: 'No answer within {timeout}.' },
  'core/contract-violation': { class: 'internal', retryable: false, message: 'The plugin broke its contract: {reason}.' },
  'core/internal': { class: 'internal', retryable: false, message: 'Internal error: {reason}.' },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the `core` taxonomy that the SDK raises. */
export type CoreCode = keyof typeof entries;

/**
 * Codes that any call may fail with although no operation declares them, because the kernel itself raises them.
 * A handler may let them pass through from a call of its own.
 */
export const implicitErrorCodes: readonly string[] = ['core/cancelled', 'core/timeout', 'core/unavailable'];

/** Make an error of the `core` taxonomy. */
export function coreError(code: CoreCode, details: Record<string, unknown>): PluginError {
  return declaredError(code, entries[code], details);
}
