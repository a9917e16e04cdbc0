import type { OperatorGrant } from '../restrictions.ts';
import type { RestrictionName, Scope } from './scope.ts';

const restrictions: readonly RestrictionName[] = ['paths', 'root', 'hosts', 'addresses', 'methods', 'size', 'rate', 'bandwidth', 'connections'];

/** The restrictions of a grant that mean nothing in its scope; who wrote one believes in a limit that nobody would keep. */
export function inapplicable(grant: OperatorGrant, scope: Scope | undefined): readonly RestrictionName[] {
  return restrictions.filter((name) => grant[name] !== undefined && scope?.restrictedBy.includes(name) !== true);
}
