import { coreError } from './core-errors.ts';

/**
 * The body of a handler that nobody has written yet.
 * @throws PluginError `core/unsupported`, always, naming the operation.
 */
export function unimplemented(operation: string): never {
  throw coreError('core/unsupported', { what: `${operation} has no handler body yet` });
}
