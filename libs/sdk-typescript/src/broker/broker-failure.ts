import { declaredError, type ErrorEntry, type PluginError } from '../plugin-error.ts';

const entries = {
  'core/forbidden': { class: 'permission', retryable: false, message: 'Not allowed: {reason}.' },
  'core/limit-exceeded': { class: 'limit', retryable: true, message: 'Over a limit: {limit}.' },
  'core/unavailable': { class: 'unavailable', retryable: true, message: 'Unavailable: {what}.' },
  'core/invalid': { class: 'validation', retryable: false, message: 'Not valid: {reason}.' },
} as const satisfies Record<string, ErrorEntry>;

/** The error of the taxonomy for an answer of the broker that is not 200. */
export function brokerFailure(status: number, reason: string, target: string): PluginError {
  const said = reason.trim().replace(/\.$/, '');
  if (status === 403) return declaredError('core/forbidden', entries['core/forbidden'], { reason: said });
  if (status === 429) return declaredError('core/limit-exceeded', entries['core/limit-exceeded'], { limit: said });
  if (status === 400 || status === 431) return declaredError('core/invalid', entries['core/invalid'], { reason: said });
  return declaredError('core/unavailable', entries['core/unavailable'], { what: said === '' ? target : `${target}: ${said}` });
}
