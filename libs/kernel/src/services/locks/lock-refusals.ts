import { coreCallError, type CallError } from '../../call-error.ts';

/** A lock is not to be had, or not in time. */
export function held(name: string): CallError {
  return coreCallError('core/conflict', { reason: `${name} is held` });
}

/** Whoever names a lease does not hold it, or not any more. */
export function over(name: string): CallError {
  return coreCallError('core/conflict', { reason: `the lease of ${name} is over` });
}

/** The caller is gone, or has withdrawn its call. */
export function withdrawn(): CallError {
  return coreCallError('core/cancelled', { reason: 'nobody waits for the lock any more' });
}

/** The capability was taken away while the plugin stood in line. */
export function revoked(plugin: string): CallError {
  return coreCallError('core/forbidden', { reason: `${plugin} may have no locks any more` });
}

/** A plugin has as many leases and places in line as it may. */
export function tooMany(plugin: string, most: number): CallError {
  return coreCallError('core/limit-exceeded', { limit: `${String(most)} locks that ${plugin} holds or waits for` });
}

/** What is to be told of a lease is not on the disk. */
export function unwritable(): CallError {
  return coreCallError('core/unavailable', { what: 'the locks, which cannot be written to the disk' });
}
